import { expect, it } from "vitest";
import { standingKey, standingsOf } from "./standing.ts";

const secret = { vault: "kv-payments-dev", name: "adyen-api-key" };
const early = "2026-11-23T12:00:00.000Z";
const late = "2026-11-23T15:00:00.000Z";
const standing = (...of: Parameters<typeof standingsOf>) =>
  standingsOf(...of).get(standingKey({ ...secret, kind: "secret" }));

it("says nothing of what is over, of a whole vault, and of a certificate of the same name", () => {
  expect(standing([{ secret, status: "ended", endsAt: late }], [])).toBeUndefined();
  expect(standing([{ secret: { vault: secret.vault }, status: "active", endsAt: late }], [])).toBe(
    undefined,
  );
  expect(standing([], [{ secrets: [{ ...secret, kind: "certificate" }] }])).toBeUndefined();
});

it("open counts for more than asked, and the later end for more than the earlier", () => {
  const grants = [late, early].map((endsAt) => ({ secret, status: "active" as const, endsAt }));
  expect(standing(grants, [{ secrets: [secret] }])).toEqual({ kind: "open", endsAt: late });
  expect(standing(grants.toReversed(), [])).toEqual({ kind: "open", endsAt: late });
});

it("is asked while somebody decides and while Azure is asked", () => {
  expect(standing([], [{ secrets: [{ ...secret, vault: "KV-Payments-Dev" }] }])).toEqual({
    kind: "asked",
  });
  expect(standing([{ secret, status: "provisioning" }], [])).toEqual({ kind: "asked" });
});
