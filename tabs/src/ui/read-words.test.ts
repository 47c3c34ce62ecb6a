import { describe, expect, it } from "vitest";
import { completeWords, knownWords, timesRead, wayWords } from "./read-words.ts";

const at = "2026-03-04T14:52:00.000Z";
const moment = () => "14:52";

describe("how far reads are known", () => {
  it.each([
    [{ silent: ["kv-legacy"] }, /has not been read yet/],
    [{ askedAt: at, silent: [] }, /not proven yet/],
    [{ askedAt: at, completeTo: at, silent: [] }, /^Complete to 14:52: what was read later may/],
    [{ askedAt: at, completeTo: at, silent: ["kv-legacy"] }, /Nothing is known of kv-legacy/],
    [{ askedAt: at, completeTo: at, silent: [], trouble: "It is busy." }, /^It is busy\.$/],
  ])("%j", (log, words) => {
    expect(completeWords(log, moment)).toMatch(words);
  });
});

it("who knows what a secret holds is counted, people and programs apart", () => {
  expect(knownWords({ at, people: 0, services: 0, reads: 0 })).toMatch(/^Nobody has read it/);
  expect(knownWords({ at, people: 1, services: 0, reads: 9 })).toMatch(/^Read by 1 person since/);
  expect(knownWords({ at, people: 3, services: 2, reads: 9 })).toMatch(
    /^Read by 3 people and 2 programs since/,
  );
});

it("a read says by what and from where, as far as that is known", () => {
  expect(timesRead(0)).toBe("Not read so far");
  expect(timesRead(1)).toBe("Read 1 time");
  expect(wayWords({})).toBe("an unknown client");
  expect(wayWords({ client: "curl/8", address: "203.0.113.7" })).toBe("curl/8 from 203.0.113.7");
});
