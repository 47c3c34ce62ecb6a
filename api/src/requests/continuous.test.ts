import { describe, expect, it } from "vitest";
import { tooLongAtAStretch } from "./continuous.ts";

const hour = 60 * 60_000;
const at = (hours: number): Date => new Date(Date.UTC(2026, 0, 1) + hours * hour);
const had = (from: number, to: number) => ({ startedAt: at(from), endsAt: at(to) });
const wish = (start: number, hours: number) => ({ start: at(start), durationMs: hours * hour });

describe("the longest time at a stretch", () => {
  it("is exceeded by an extension that goes on from earlier ones", () => {
    expect(tooLongAtAStretch(wish(8, 4), 11 * hour, [had(4, 8), had(0, 4)])).toContain("12 hours");
  });
  it("is exceeded by a repeat a few minutes later", () => {
    expect(tooLongAtAStretch(wish(4.1, 4), 8 * hour, [had(0, 4)])).toBeDefined();
  });
  it("is not, after a real break", () => {
    expect(tooLongAtAStretch(wish(5, 4), 8 * hour, [had(0, 4)])).toBeUndefined();
  });
  it("counts an access that was given back until it was", () => {
    const returned = { ...had(0, 4), endedAt: at(1) };
    expect(tooLongAtAStretch(wish(4, 4), 5 * hour, [returned])).toBeUndefined();
  });
  it("is reached exactly, and holds nobody without a rule", () => {
    expect(tooLongAtAStretch(wish(4, 4), 8 * hour, [had(0, 4)])).toBeUndefined();
    expect(tooLongAtAStretch(wish(4, 400), undefined, [had(0, 4)])).toBeUndefined();
  });
});
