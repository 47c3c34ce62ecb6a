import { describe, expect, it } from "vitest";
import { leftAtAStretch } from "./continuous.ts";

const hour = 60 * 60_000;
const at = (hours: number): Date => new Date(Date.UTC(2026, 0, 1) + hours * hour);
const had = (from: number, to: number) => ({ startedAt: at(from), endsAt: at(to) });
const wish = (start: number, hours: number) => ({ start: at(start), durationMs: hours * hour });

const tooLongAtAStretch = (
  { start, durationMs }: ReturnType<typeof wish>,
  most: number,
  grants: readonly ReturnType<typeof had>[],
) => leftAtAStretch(start, most, grants).against(durationMs);

describe("the longest time at a stretch", () => {
  it("is exceeded by an extension that goes on from earlier ones", () => {
    expect(tooLongAtAStretch(wish(8, 4), 11 * hour, [had(4, 8), had(0, 4)])).toContain("12 hours");
  });
  it("is exceeded by a repeat a few minutes later", () => {
    expect(tooLongAtAStretch(wish(4.1, 4), 7 * hour, [had(0, 4)])).toBeDefined();
  });
  it("is not, after a real break", () => {
    expect(tooLongAtAStretch(wish(5, 4), 8 * hour, [had(0, 4)])).toBeUndefined();
  });
  it("counts an access that was given back until it was", () => {
    const returned = { ...had(0, 4), endedAt: at(1) };
    expect(tooLongAtAStretch(wish(4, 4), 5 * hour, [returned])).toBeUndefined();
  });
  it("does not count how long Azure took to end it", () => {
    const late = { ...had(0, 4), endedAt: at(4.1) };
    expect(leftAtAStretch(at(4.1), 8 * hour, [late]).leftMs).toBe(4 * hour);
  });
  it("is reached exactly", () => {
    expect(tooLongAtAStretch(wish(4, 4), 8 * hour, [had(0, 4)])).toBeUndefined();
    expect(leftAtAStretch(at(4), 8 * hour, [had(0, 4)])).toMatchObject({ leftMs: 4 * hour });
  });
  it("does not shrink in a pause, and is whole again after a real break", () => {
    const left = [4, 4.1, 4.2, 4.25, 4.26].map(
      (start) => leftAtAStretch(at(start), 8 * hour, [had(2, 4), had(0, 3)]).leftMs / hour,
    );
    expect(left).toEqual([4, 4, 4, 4, 8]);
  });
  it("counts what was had twice over once", () => {
    const { heldMs } = leftAtAStretch(at(10), 99 * hour, [had(3, 10), had(0, 4), had(5, 6)]);
    expect(heldMs).toBe(10 * hour);
  });
});
