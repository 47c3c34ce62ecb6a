import type { Clock, StateStore } from "./world.ts";

export const systemClock: Clock = { now: () => new Date() };

export interface MovableClock extends Clock {
  /** How far the sandbox is ahead of the machine, in milliseconds. */
  offset(): number;
  advance(milliseconds: number): void;
  set(time: Date): void;
}

/** The offset is state: a restarted sandbox must not find itself before the tokens that it issued. */
export function createClock(
  state: StateStore,
  moved: (offset: number) => void = () => undefined,
  machine: Clock = systemClock,
): MovableClock {
  const kept = state.collection<number>("clock");
  const offset = () => kept.get("offset") ?? 0;
  const move = (to: number) => {
    kept.set("offset", to);
    moved(to);
  };
  return {
    offset,
    now: () => new Date(machine.now().getTime() + offset()),
    advance: (milliseconds) => {
      move(offset() + milliseconds);
    },
    set: (time) => {
      move(time.getTime() - machine.now().getTime());
    },
  };
}
