import { describe, expect, it } from "vitest";
import { afterFailure, isAccepted, type FailedAttempt } from "./retry.ts";

const policy = { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 };
const failed = (more: Partial<FailedAttempt>) =>
  afterFailure({ attempts: 1, status: 500, publishedAt: 0, now: 0, ...more }, policy);
const minute = 60_000;

describe("a failed delivery", () => {
  it.each([400, 401, 403, 413])("is never tried again after %d", (status) => {
    expect(failed({ status })).toEqual({ giveUp: "Undeliverable" });
  });
  it.each([
    [500, 10_000],
    [undefined, 10_000],
    [503, 30_000],
    [408, 2 * minute],
    [404, 5 * minute],
  ])("is tried again after %s", (status, retryAt) => {
    expect(failed({ status })).toEqual({ retryAt });
  });
  it("is tried at ever longer intervals, at last every 12 hours", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((attempts) => failed({ attempts }));
    expect(waits.map((after) => ("retryAt" in after ? after.retryAt / 1000 : after))).toEqual([
      10, 30, 60, 300, 600, 1800, 3600, 10_800, 21_600, 43_200,
    ]);
    expect(failed({ attempts: 11 })).toEqual({ retryAt: 720 * minute });
  });
  it("is given up after 30 attempts, or where the next would come after a day", () => {
    expect(failed({ attempts: 30 })).toEqual({ giveUp: "MaxDeliveryAttemptsExceeded" });
    expect(failed({ attempts: 10, now: 800 * minute })).toEqual({ giveUp: "TimeToLiveExceeded" });
  });
});

it("only 200 to 204 say that an event has arrived", () => {
  expect([200, 201, 202, 203, 204].every(isAccepted)).toBe(true);
  expect([undefined, 205, 206, 301, 400, 500].some(isAccepted)).toBe(false);
});
