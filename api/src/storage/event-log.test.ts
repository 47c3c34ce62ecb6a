import { describe, expect, it } from "vitest";
import { createEventLog } from "./event-log.ts";

const event = (entries: number) =>
  ({
    type: "secrets-read",
    data: { vault: "kv", kind: "secret", entries, complete: false },
  }) as const;

const listen = (log: ReturnType<typeof createEventLog>, lastEventId?: string) => {
  const heard: string[] = [];
  const stop = log.follow(lastEventId, ({ type }, id) => heard.push(`${type} ${id}`));
  return { heard, stop };
};

describe("whoever follows the events", () => {
  it("hears what comes, until they stop", () => {
    const log = createEventLog("p");
    const { heard, stop } = listen(log);
    log.publish(event(1));
    stop();
    log.publish(event(2));
    expect(heard).toEqual(["secrets-read p.1"]);
  });

  it("hears first what they missed", () => {
    const log = createEventLog("p");
    for (const count of [1, 2, 3]) log.publish(event(count));
    const { heard } = listen(log, "p.1");
    log.publish(event(4));
    expect(heard).toEqual(["secrets-read p.2", "secrets-read p.3", "secrets-read p.4"]);
  });

  it("missed nothing with the last id", () => {
    const log = createEventLog("p");
    log.publish(event(1));
    expect(listen(log, "p.1").heard).toEqual([]);
  });

  it.each(["q.1", "p", "p.x", "", "1"])("looks at everything again with the id %j", (id) => {
    const log = createEventLog("p");
    log.publish(event(1));
    expect(listen(log, id).heard).toEqual(["reset p.1"]);
  });

  it("looks at everything again after more events than are kept", () => {
    const log = createEventLog("p");
    for (let count = 0; count < 1_002; count += 1) log.publish(event(count));
    expect(listen(log, "p.1").heard).toEqual(["reset p.1002"]);
    expect(listen(log, "p.2").heard).toHaveLength(1_000);
  });
});
