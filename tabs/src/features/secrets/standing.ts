import type { AccessRequest, Grant } from "@vault-tab/contract";
import type { SecretKey } from "../../paths.ts";

/** What a person already has or has asked for. */
export type Standing =
  { readonly kind: "open"; readonly endsAt: string } | { readonly kind: "asked" };

/** Names of vaults and secrets know no upper case; a certificate and a secret may share one. */
export const standingKey = ({ vault, kind, name }: SecretKey): string =>
  `${vault}/${kind}/${name}`.toLowerCase();

export type Standings = ReadonlyMap<string, Standing>;

/** Open counts for more than asked, and of two that are open the later end. */
export function standingsOf(
  grants: readonly Pick<Grant, "secret" | "status" | "endsAt">[],
  pending: readonly Pick<AccessRequest, "secrets">[],
): Standings {
  const standings = new Map<string, Standing>();
  for (const { vault, name, kind = "secret" } of pending.flatMap(({ secrets }) => secrets)) {
    if (name !== undefined) standings.set(standingKey({ vault, name, kind }), { kind: "asked" });
  }
  for (const { secret, status, endsAt } of grants) {
    const { vault, name, kind = "secret" } = secret;
    if (name === undefined) continue;
    const key = standingKey({ vault, name, kind });
    const before = standings.get(key);
    if (status === "scheduled" || status === "provisioning") {
      if (!before) standings.set(key, { kind: "asked" });
    }
    if (status !== "active" || endsAt === undefined) continue;
    if (before?.kind !== "open" || before.endsAt < endsAt) {
      standings.set(key, { kind: "open", endsAt });
    }
  }
  return standings;
}
