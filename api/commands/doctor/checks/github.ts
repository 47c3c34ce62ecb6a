import { createKeySigner } from "../../../src/azure/keys-sign.ts";
import { createAppJwt } from "../../../src/github/app-jwt.ts";
import { fencedFetch, ORIGIN } from "../../../src/github/fenced-fetch.ts";
import { RefusedByAzure } from "../../../src/problem-error.ts";
import type { Check } from "../check.ts";
import { giveRole } from "../expected-rights.ts";
import { failed, type Finding, ok, unchecked } from "../finding.ts";
import type { Patient } from "../patient.ts";

type Settings = NonNullable<Patient["config"]["github"]>;

const means = "Rotations by GitHub Actions fail before they begin.";
const settings = "github.com/organizations/ORGANIZATION/settings/apps > the App";

const refusals: Readonly<
  Record<number, (app: Settings) => { about: string; found: string; remedy: string }>
> = {
  401: ({ appId, keyId }) => ({
    about: "GITHUB_APP_ID, GITHUB_APP_KEY_ID",
    found: `GitHub does not take what ${keyId} signs for App ${appId}`,
    remedy: `Set GITHUB_APP_ID to the App ID at ${settings}; there, under Private keys, make a key and import it: az keyvault key import --id ${keyId} --pem-file FILE`,
  }),
  404: ({ installationId, appId }) => ({
    about: "GITHUB_INSTALLATION_ID",
    found: `App ${appId} has no installation ${installationId}`,
    remedy: `Set it to the number at the end of the address of ${settings} > Install App > Configure.`,
  }),
  422: () => ({
    about: "GITHUB_INSTALLATION_ID",
    found: "The installation does not have the permission actions: write",
    remedy: `${settings} > Permissions & events > Repository permissions > Actions: Read and write; then accept it at the installation.`,
  }),
};

export const github: Check = {
  name: "github",
  title: "The GitHub App signs in, and may start workflows",
  examine: async (patient) => {
    const { github: app } = patient.config;
    if (!app) return [ok("Not used: GITHUB_APP_ID is not set")];
    const rotation = patient.identity("rotation");
    if (!rotation) return [ok("The worker signs in to GitHub")];
    return [await signIn(patient, app)];
  },
};

const signIn = async (patient: Patient, app: Settings): Promise<Finding> => {
  try {
    const status = await statusOf(patient, app);
    if (status === 201) return ok(`Installation ${app.installationId} may start workflows`);
    const words = refusals[status]?.(app);
    return words ? failed({ ...words, means }) : silent(`GitHub answers ${status}`);
  } catch (cause) {
    if (!(cause instanceof RefusedByAzure)) return silent("GitHub or Key Vault gave no answer");
    const principal = await patient.identity("rotation")?.objectId();
    const scope = `RESOURCE_ID_OF_THE_VAULT/keys/${app.keyId.split("/")[4] ?? ""}`;
    return failed({
      about: "GITHUB_APP_KEY_ID",
      found: `${app.keyId} does not sign for the rotation identity`,
      means,
      remedy: giveRole(principal ?? "ROTATION_IDENTITY", "Key Vault Crypto User", scope),
    });
  }
};

/** A token for an hour is made and dropped unread: only so GitHub says what the App may do. */
const statusOf = async ({ config, clock, identity }: Patient, app: Settings): Promise<number> => {
  const { credential } = identity("rotation") ?? {};
  if (!credential) throw new Error("There is nobody to sign.");
  const sign = createKeySigner({
    credential,
    keyId: app.keyId,
    apiVersion: config.keyVaultApiVersion,
  });
  const { jwt } = await createAppJwt(sign, clock)(app.appId);
  const url = `${ORIGIN}/app/installations/${app.installationId}/access_tokens`;
  const response = await fencedFetch(fetch)(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${jwt}`,
      accept: "application/vnd.github+json",
      "content-type": "application/json",
      "user-agent": "vault-tab",
      "x-github-api-version": "2022-11-28",
    },
    body: JSON.stringify({ permissions: { actions: "write" } }),
  });
  await response.body?.cancel();
  return response.status;
};

const silent = (found: string): Finding =>
  unchecked({
    found,
    means: "Whether rotations by GitHub Actions would begin is not known.",
    remedy: "Look whether api.github.com and the vault of the key can be reached from here.",
  });
