import { describe, expect, it } from "vitest";
import { demandWithinLimits } from "./limits.ts";

function counted(limits = true) {
  let time = 1_000_000;
  const world = {
    clock: { now: () => new Date(time) },
    settings: { latency: 0, propagation: 0, limits },
  };
  const call = (times: number, creates = false, vault = "kv-a") => {
    for (let left = times; left > 0; left -= 1) demandWithinLimits(world, { name: vault }, creates);
  };
  return { call, pass: (milliseconds: number) => (time += milliseconds) };
}

const throttled = "VaultRequestTypeLimitReached";

describe("within 10 seconds", () => {
  it("a vault answers 4,000 calls, and no more", () => {
    const { call } = counted();
    call(4000);
    expect(() => call(1)).toThrow(throttled);
  });
  it("300 of them may create, and others go on when those are used up", () => {
    const { call } = counted();
    call(300, true);
    expect(() => call(1, true)).toThrow(throttled);
    call(1);
  });
  it("each vault counts for itself", () => {
    const { call } = counted();
    call(4000);
    call(4000, false, "kv-b");
  });
});

it("the next 10 seconds are counted anew", () => {
  const { call, pass } = counted();
  call(4000);
  pass(9999);
  expect(() => call(1)).toThrow(throttled);
  pass(1);
  call(4000);
});

it("a clock that goes back does not keep a vault shut", () => {
  const { call, pass } = counted();
  call(4000);
  pass(-60_000);
  call(1);
});

it("nothing is refused when the limits are switched off", () => {
  const { call } = counted(false);
  call(4001);
});
