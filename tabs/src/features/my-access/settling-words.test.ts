import type { Grant } from "@vault-tab/contract";
import { expect, it } from "vitest";
import { settlingWords } from "./settling-words.ts";

const time = { now: Date.parse("2026-11-23T12:00:00Z"), locale: "en-GB" };
const words = (grant: Partial<Pick<Grant, "status" | "endsAt" | "honouredFrom">>) =>
  settlingWords({ status: "active", endsAt: "2026-11-23T13:00:00Z", ...grant }, time);

it("says nothing of what is settled, or has not begun", () => {
  expect(words({})).toBeUndefined();
  expect(words({ honouredFrom: "2026-11-23T12:00:00Z" })).toBeUndefined();
  expect(words({ status: "scheduled" })).toBeUndefined();
  expect(words({ status: "provisioning" })).toBeUndefined();
});

it("says that Key Vault may refuse what Azure has just opened", () => {
  expect(words({ honouredFrom: "2026-11-23T12:10:00Z" })).toMatch(/may refuse it until \d\d:10/);
});

it("says that Key Vault may honour what is being taken away, whether or not the service knows", () => {
  for (const over of [
    { status: "ending" as const },
    { endsAt: "2026-11-23T11:59:59Z" },
    { endsAt: "2026-11-23T11:59:59Z", honouredFrom: "2026-11-23T12:05:00Z" },
  ]) {
    expect(words(over)).toContain("may still honour it");
  }
});
