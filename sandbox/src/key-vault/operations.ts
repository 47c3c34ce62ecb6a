import { backupSecret, restoreSecret } from "./backup.ts";
import type { Call, Reply } from "./call.ts";
import { cancelPending, deletePending, getPending } from "./certificate-operation.ts";
import { createCertificate } from "./create-certificate.ts";
import { deleteSecret, purgeSecret, recoverSecret } from "./delete.ts";
import { listDeleted, listObjects, listVersions } from "./list.ts";
import { getCertificate, getDeletedSecret, getKey, getSecret } from "./read.ts";
import { getRotationPolicy, setRotationPolicy } from "./rotation-policy-operations.ts";
import { signDigest } from "./sign.ts";
import {
  getCertificatePolicy,
  updateCertificate,
  updateCertificatePolicy,
} from "./update-certificate.ts";
import type { Kind, PolicyPermission } from "./vault.ts";
import { createKey, rotateKey, updateKey } from "./write-keys.ts";
import { setSecret, updateSecret } from "./write.ts";

export interface Operation {
  /** As Key Vault logs it (KV/general/logging.md). */
  readonly name: string;
  readonly method: "GET" | "PUT" | "PATCH" | "POST" | "DELETE";
  /** `:version` may be missing in a request. */
  readonly path: string;
  readonly kind: Kind;
  /** Under `Microsoft.KeyVault/vaults/`; which one: KV/general/rbac-abac.md. */
  readonly dataAction: string;
  readonly permission: PolicyPermission;
  /** Counts as a creation where Key Vault throttles. */
  readonly creates: boolean;
  readonly run: (call: Call) => Reply;
}

type Row = readonly [
  name: string,
  method: Operation["method"],
  path: string,
  dataAction: string,
  permission: PolicyPermission,
  run: Operation["run"],
];

const creations = ["SecretSet", "CertificateCreate", "KeyCreate", "KeyRotate"];

const table = (kind: Kind, rows: readonly Row[]): readonly Operation[] =>
  rows.map(([name, method, path, dataAction, permission, run]) => ({
    kind,
    name,
    method,
    path,
    permission,
    creates: creations.includes(name),
    run,
    dataAction: `Microsoft.KeyVault/vaults/${kind}/${dataAction}`,
  }));

/** Their data actions are not among those of keys (KV/general/rbac-guide.md). */
const rotationPolicies: readonly Operation[] = table("keys", [
  [
    "KeyRotationPolicyGet",
    "GET",
    "keys/:name/rotationpolicy",
    "read",
    "getrotationpolicy",
    getRotationPolicy,
  ],
  [
    "KeyRotationPolicySet",
    "PUT",
    "keys/:name/rotationpolicy",
    "write",
    "setrotationpolicy",
    setRotationPolicy,
  ],
]).map((operation) => ({
  ...operation,
  dataAction: operation.dataAction.replace("/keys/", "/keyrotationpolicies/"),
}));

/** Literal segments stand before `:version`, so that a list of versions is not taken for one. */
export const operations: readonly Operation[] = [
  ...table("secrets", [
    ["SecretList", "GET", "secrets", "readMetadata/action", "list", listObjects("secrets")],
    [
      "SecretListVersions",
      "GET",
      "secrets/:name/versions",
      "readMetadata/action",
      "list",
      listVersions("secrets"),
    ],
    ["SecretGet", "GET", "secrets/:name/:version", "getSecret/action", "get", getSecret],
    ["SecretSet", "PUT", "secrets/:name", "setSecret/action", "set", setSecret],
    ["SecretUpdate", "PATCH", "secrets/:name/:version", "update/action", "set", updateSecret],
    ["SecretDelete", "DELETE", "secrets/:name", "delete", "delete", deleteSecret],
    ["SecretListDeleted", "GET", "deletedsecrets", "readMetadata/action", "list", listDeleted],
    [
      "SecretGetDeleted",
      "GET",
      "deletedsecrets/:name",
      "readMetadata/action",
      "get",
      getDeletedSecret,
    ],
    [
      "SecretRecover",
      "POST",
      "deletedsecrets/:name/recover",
      "recover/action",
      "recover",
      recoverSecret,
    ],
    ["SecretBackup", "POST", "secrets/:name/backup", "backup/action", "backup", backupSecret],
    ["SecretRestore", "POST", "secrets/restore", "restore/action", "restore", restoreSecret],
    ["SecretPurge", "DELETE", "deletedsecrets/:name", "purge/action", "purge", purgeSecret],
  ]),
  ...table("certificates", [
    ["CertificateList", "GET", "certificates", "read", "list", listObjects("certificates")],
    [
      "CertificateListVersions",
      "GET",
      "certificates/:name/versions",
      "read",
      "list",
      listVersions("certificates"),
    ],
    [
      "CertificateCreate",
      "POST",
      "certificates/:name/create",
      "create/action",
      "create",
      createCertificate,
    ],
    ["CertificatePendingGet", "GET", "certificates/:name/pending", "read", "get", getPending],
    [
      "CertificatePendingUpdate",
      "PATCH",
      "certificates/:name/pending",
      "update/action",
      "update",
      cancelPending,
    ],
    [
      "CertificatePendingDelete",
      "DELETE",
      "certificates/:name/pending",
      "update/action",
      "update",
      deletePending,
    ],
    [
      "CertificatePolicyGet",
      "GET",
      "certificates/:name/policy",
      "read",
      "get",
      getCertificatePolicy,
    ],
    [
      "CertificatePolicyUpdate",
      "PATCH",
      "certificates/:name/policy",
      "update/action",
      "update",
      updateCertificatePolicy,
    ],
    [
      "CertificateUpdate",
      "PATCH",
      "certificates/:name/:version",
      "update/action",
      "update",
      updateCertificate,
    ],
    ["CertificateGet", "GET", "certificates/:name/:version", "read", "get", getCertificate],
  ]),
  ...rotationPolicies,
  ...table("keys", [
    ["KeyList", "GET", "keys", "read", "list", listObjects("keys")],
    ["KeyListVersions", "GET", "keys/:name/versions", "read", "list", listVersions("keys")],
    ["KeyCreate", "POST", "keys/:name/create", "create/action", "create", createKey],
    ["KeyRotate", "POST", "keys/:name/rotate", "rotate/action", "rotate", rotateKey],
    ["KeyUpdate", "PATCH", "keys/:name/:version", "update/action", "update", updateKey],
    ["KeyGet", "GET", "keys/:name/:version", "read", "get", getKey],
    ["KeySign", "POST", "keys/:name/sign", "sign/action", "sign", signDigest],
    ["KeySign", "POST", "keys/:name/:version/sign", "sign/action", "sign", signDigest],
  ]),
];
