import type { AccessRole, SecretRef } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import type { KeyVault } from "../ports/key-vault.ts";
import type { Rights } from "../ports/rights.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import type { WishedSecrets } from "../ports/wished-secrets.ts";
import { ProblemError } from "../problem-error.ts";
import { oldestOf } from "./oldest-of.ts";
import type { WishedSecret } from "./wish.ts";

export interface WishedSecretsPorts {
  readonly vaults: VaultDirectory;
  readonly keyVault: Pick<KeyVault, "versions">;
  readonly rights: Pick<Rights, "mayList">;
}

type Watched = Awaited<ReturnType<VaultDirectory["watched"]>>[number];

/** A secret is looked up under the person's own token: what Azure does not show them is unknown. */
export const createWishedSecrets = (ports: WishedSecretsPorts): WishedSecrets => ({
  find: async (asker, refs, role) => {
    refuseMisfits(refs, role);
    const vaults = await watchedByName(ports);
    const found = await Promise.all(
      refs.map(async (ref) => ({ ref, secret: await find(ports, asker, vaults, ref) })),
    );
    return {
      known: found.flatMap(({ secret }) => secret ?? []),
      unknown: found.flatMap(({ ref, secret }) => (secret ? [] : [ref])),
    };
  },
  mayKnow: async (asker, name) => {
    const vault = (await watchedByName(ports)).get(name.toLowerCase());
    return vault !== undefined && ports.rights.mayList(asker, vault, "secret");
  },
});

const refuseMisfits = (refs: readonly SecretRef[], role: AccessRole): void => {
  const errors = refs.flatMap(({ name, kind }, index) => {
    const field = `secrets.${index}`;
    if (role === "see") {
      const message = "To see a vault, name the vault alone";
      return name === undefined ? [] : [{ field: `${field}.name`, message }];
    }
    if (name === undefined) return [{ field: `${field}.name`, message: "Which secret?" }];
    const message = "A key has no value that could be read";
    return kind === "key" ? [{ field: `${field}.kind`, message }] : [];
  });
  if (errors.length > 0) throw new ProblemError("invalid_input", { errors });
};

const watchedByName = async ({ vaults }: WishedSecretsPorts): Promise<Map<string, Watched>> =>
  new Map((await vaults.watched()).map((vault) => [vault.name.toLowerCase(), vault]));

const find = async (
  { keyVault }: WishedSecretsPorts,
  asker: Asker,
  vaults: ReadonlyMap<string, Watched>,
  { vault: vaultName, name, kind = "secret" }: SecretRef,
): Promise<WishedSecret | undefined> => {
  const vault = vaults.get(vaultName.toLowerCase());
  if (!vault) return undefined;
  const inVault = {
    vault: vault.name,
    environment: vault.environment,
    authorization: vault.facts?.authorization ?? "unknown",
  } as const;
  if (name === undefined) return inVault;
  const versions = (await keyVault.versions(asker, vault, kind, name)) ?? [];
  const [current] = versions;
  if (!current) return undefined;
  const { tags, contentType } = current;
  const firstVersion = oldestOf(versions)?.version ?? current.version;
  return {
    ...inVault,
    ...{ name: current.name, kind, firstVersion, tags },
    ...(contentType && { contentType }),
  };
};
