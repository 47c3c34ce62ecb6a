import { describe, expect, it } from "vitest";
import { stepsIn } from "./automation-steps.ts";

const streams = (...texts: readonly string[]): Buffer =>
  Buffer.from(
    JSON.stringify({ value: texts.map((summary) => ({ properties: { summary, value: {} } })) }),
  );

describe("of a job's streams", () => {
  it.each([
    ["a value that was printed", "The new value is hunter-two"],
    ["a line that only speaks of steps", "see ::vault-tab step=verify"],
    ["a step that is no word of small letters", "::vault-tab step=Zm9vYmFy"],
    ["a step without a name", "::vault-tab step="],
    ["a name that never ends", `::vault-tab step=${"a".repeat(60)}`],
  ])("%s is not kept", (_what, text) => {
    expect(stepsIn(streams("chatter", text))).toEqual([]);
  });
  it("steps are kept in their order, each once, and nothing that follows them", () => {
    const told = streams(
      "::vault-tab step=sign-in",
      "password: x",
      "::vault-tab step=store its-value",
      '::vault-tab step=sign-in"',
    );
    expect(stepsIn(told)).toEqual(["sign-in", "store"]);
  });
});
