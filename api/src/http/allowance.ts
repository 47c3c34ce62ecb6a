import { LRUCache } from "lru-cache";

const WINDOW = 60_000;
/** More people than one replica serves in a minute; the memory for them is bounded. */
const PEOPLE = 20_000;

interface Spent {
  requests: number;
  readonly until: number;
}

/** Takes one request of what a person has for this minute; the seconds to wait where nothing is left. */
export type TakeOne = (person: string, now: number) => number;

export const allowance = (perMinute: number): TakeOne => {
  const people = new LRUCache<string, Spent>({ max: PEOPLE });
  const begin = (person: string, now: number): Spent => {
    const fresh = { requests: 0, until: now + WINDOW };
    people.set(person, fresh);
    return fresh;
  };
  return (person, now) => {
    const known = people.get(person);
    // A clock that was set back would else hold a window open for long.
    const runs = known && now < known.until && now >= known.until - WINDOW;
    const spent = runs ? known : begin(person, now);
    spent.requests += 1;
    return spent.requests <= perMinute ? 0 : Math.ceil((spent.until - now) / 1000);
  };
};
