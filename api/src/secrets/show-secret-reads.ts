import type { Consumer, SecretReads } from "@vault-tab/contract";
import { readLogStanding } from "../audit/log-standing.ts";
import { isOverseer } from "../identity/overseer.ts";
import type { Asker } from "../ports/asker.ts";
import type { Reads } from "../ports/reads.ts";
import { ProblemError } from "../problem-error.ts";
import { showSecret, type ShowPorts } from "./show-secret.ts";

export interface SecretReadsPorts extends ShowPorts {
  readonly reads: Pick<Reads, "consumers" | "knownBy" | "progress" | "newest">;
}

/** A consumer is who has read in so many days. */
const DAYS = 30 * 24 * 60 * 60_000;

/**
 * Who reads a secret, for whoever may see its metadata by their own token. Programs are named to all of
 * them; people only to admins, auditors and themselves, and are counted for the others.
 * @throws ProblemError `not_found`, alike for what does not exist and what they may not see
 */
export const showSecretReads = async (
  ports: SecretReadsPorts,
  asker: Asker,
  wanted: { readonly vault: string; readonly name: string },
): Promise<SecretReads> => {
  const { reads, clock } = ports;
  const { vault, name, versions } = await showSecret(ports, asker, { ...wanted, kind: "secret" });
  const [current] = versions;
  if (!current) throw new ProblemError("not_found");
  const at = new Date(current.createdAt);
  const since = new Date(clock.now().getTime() - DAYS);
  const [known, consumers, progress, newest] = await Promise.all([
    reads.knownBy(vault, name, { id: current.version, at }),
    reads.consumers(vault, name, since),
    reads.progress(),
    reads.newest(),
  ]);
  const named = consumers.filter((one) => isNamedTo(asker, one));
  return {
    sinceRotation: { at: at.toISOString(), ...known },
    consumers: named,
    unnamed: consumers.length - named.length,
    log: readLogStanding(progress, [vault], newest),
  };
};

const isNamedTo = ({ actor }: Asker, { reader }: Consumer): boolean =>
  reader.kind === "service" || isOverseer(actor) || reader.objectId === actor.objectId;
