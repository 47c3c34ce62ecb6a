import type { Event } from "@vault-tab/contract";
import { expect, it } from "vitest";
import { makeFollow } from "./follow-events.ts";

/** Lines that break one after the other, and what was asked of each. */
async function follow(...lines: (string | Error)[]) {
  const asked: (string | null)[] = [];
  const events: Event[] = [];
  const over = new AbortController();
  const left = [...lines];
  const run = makeFollow({
    fetch: async (_url, init) => {
      asked.push(new Headers(init.headers).get("last-event-id"));
      const line = left.shift() ?? new Error("No further line was expected.");
      if (line instanceof Error) throw line;
      return new Response(line);
    },
    tokens: { current: async () => "token" },
    pause: async () => {
      if (left.length === 0) over.abort();
    },
  });
  await run((event) => events.push(event), over.signal);
  return { asked, events: events.map(({ type }) => type) };
}

const told =
  'event: secrets-read\nid: 7\ndata: {"vault":"kv","kind":"secret","entries":1,"complete":true}\n\n';

it("goes on behind the last event that it was told of", async () => {
  const { asked, events } = await follow(`retry: 1\n\n${told}`, "retry: 1\n\n");
  expect(asked).toEqual([null, "7"]);
  expect(events).toHaveLength(1);
});

it("reads all anew where a line broke before it had told of anything", async () => {
  const { asked, events } = await follow("retry: 1\n\n", "retry: 1\n\n", told);
  expect(asked).toEqual([null, null, null]);
  expect(events.slice(0, 2)).toEqual(["reset", "reset"]);
});

it("does so too where the first try did not come through, and not before", async () => {
  const { events } = await follow(new TypeError("Failed to fetch"), "retry: 1\n\n");
  expect(events).toEqual(["reset"]);
  expect((await follow("retry: 1\n\n")).events).toEqual([]);
});
