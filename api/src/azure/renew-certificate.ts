import { isRestError } from "@azure/core-rest-pipeline";
import type { Sighting } from "../ports/outside-rotator.ts";
import type { IssuedRotator } from "../ports/rotator.ts";
import type { VaultDirectory } from "../ports/vault-directory.ts";
import type { Errand, SeenStep } from "../rotation/errand-facts.ts";
import {
  askForCertificate,
  type CertificateCaller,
  type CertificateOperation,
} from "./certificate-calls.ts";
import { onlyOperationsIn, onlyRenewalsIn } from "./outgoing-allow-list.ts";
import { createVaultNetwork } from "./vault-network.ts";
import type { VersionWriter } from "./version-writer.ts";
import { outcomeOf } from "./write-outcome.ts";

export interface RenewalOptions extends VersionWriter {
  readonly vaults: VaultDirectory;
}

const CONFLICT = 409;
const NOT_FOUND = 404;

/**
 * The rotator `certificate-renewal`: the next version is asked for by the policy that stands, under the
 * token of who started it, and what becomes of that is looked at under the rotator's own. One operation
 * at a time is open for a certificate; whose it is, is known by the name that it was answered with.
 * https://learn.microsoft.com/azure/key-vault/certificates/create-certificate-scenarios
 */
export const createCertificateRenewal = (options: RenewalOptions): IssuedRotator => {
  const { onBehalfOf, scope, apiVersion, credential, vaults } = options;
  const asking = createVaultNetwork(undefined, onlyRenewalsIn);
  const looking = createVaultNetwork(undefined, onlyOperationsIn);
  const followed = async ({ target }: Errand): Promise<CertificateCaller | undefined> => {
    const watched = await vaults.watched();
    const vaultUri = watched.find(({ name }) => name === target.vault)?.uri;
    if (vaultUri === undefined) return undefined;
    return { credential, scope, apiVersion, vaultUri, httpClient: looking(vaultUri) };
  };
  return {
    repeatable: false,

    replace: async (asker, { vault, newest: { name }, tags }) => {
      const caller: CertificateCaller = {
        ...{ scope, apiVersion, vaultUri: vault.uri, httpClient: asking(vault.uri) },
        credential: asker ? onBehalfOf.credential(() => asker.actor, scope) : credential,
      };
      let run: string | undefined;
      let isOccupied = false;
      const outcome = await outcomeOf(async () => {
        try {
          const asked = { method: "POST", path: `${name}/create`, body: { tags } } as const;
          run = (await askForCertificate(caller, asked)).request_id;
        } catch (cause) {
          isOccupied = isRestError(cause) && cause.statusCode === CONFLICT;
          throw cause;
        }
      });
      if (isOccupied) return { done: false, open: false, refused: "occupied" };
      return { ...outcome, ...(run !== undefined && { run }) };
    },

    look: async (errand) => {
      const caller = await followed(errand);
      if (!caller) return { is: "unknown" };
      try {
        return sightingOf(await operationOf(caller, errand), errand);
      } catch (cause) {
        if (!isRestError(cause)) return { is: "unknown" };
        if (cause.statusCode === NOT_FOUND) return { is: "nowhere" };
        const retryAfter = Number(cause.response?.headers.get("retry-after") ?? Number.NaN);
        return { is: "unknown", ...(Number.isFinite(retryAfter) && { retryAfter }) };
      }
    },

    stop: async (errand) => {
      const caller = await followed(errand);
      // Somebody else's is left alone.
      if (!caller || errand.run === undefined) {
        return { done: false, open: false, refused: "not known to be ours" };
      }
      return outcomeOf(async () => {
        // Only reading takes a name: what is asked to stop is whatever stands there at that moment.
        const { cancellation_requested: isAsked } = await operationOf(caller, errand);
        if (isAsked === true) return;
        const body = { cancellation_requested: true };
        const path = `${errand.target.name}/pending`;
        await askForCertificate(caller, { method: "PATCH", path, body });
      });
    },
  };
};

/** Ours, where its name is known; else whichever stands there. */
const operationOf = (caller: CertificateCaller, { target, run }: Errand) =>
  askForCertificate(caller, {
    method: "GET",
    path: `${target.name}/pending`,
    ...(run !== undefined && { requestId: run }),
  });

const ends: Readonly<Record<string, Extract<Sighting, { steps: unknown }>["is"]>> = {
  inProgress: "under-way",
  completed: "well",
  failed: "wrong",
  cancelled: "stopped",
  canceled: "stopped",
};

const sightingOf = (operation: CertificateOperation, { run }: Errand): Sighting => {
  const is = ends[operation.status];
  if (is === undefined) return { is: "unknown" };
  // Its end says nothing of ours: it may be of long ago. The versions do.
  if (run === undefined && is !== "under-way") return { is: "nowhere" };
  return { is, ...(run !== undefined && { run }), steps: [stepOf(operation, is)] };
};

const SELF = "self";
const UNKNOWN = "unknown";

const stepOf = ({ issuer, error }: CertificateOperation, is: keyof typeof stands): SeenStep => {
  const name = issuer?.name ?? UNKNOWN;
  const code = error?.code === undefined ? "" : `: ${error.code}`;
  const titles: Readonly<Record<string, string>> = {
    [SELF]: "Key Vault signs it itself",
    [UNKNOWN]: "Somebody has it signed and merges it in Azure",
  };
  return {
    name: "issuer",
    title: (titles[name.toLowerCase()] ?? `${name} signs it`) + code,
    status: stands[is],
  };
};

const stands = {
  "under-way": "running",
  well: "done",
  wrong: "failed",
  stopped: "skipped",
} as const;
