import { backupSecret, restoreSecret } from "./backup.ts";
import type { Call, Reply } from "./call.ts";
import { deleteSecret, purgeSecret, recoverSecret } from "./delete.ts";
import { listDeleted, listObjects, listVersions } from "./list.ts";
import { getCertificate, getDeletedSecret, getKey, getSecret } from "./read.ts";
import type { Kind, PolicyPermission } from "./vault.ts";
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

const table = (kind: Kind, rows: readonly Row[]): readonly Operation[] =>
  rows.map(([name, method, path, dataAction, permission, run]) => ({
    kind,
    name,
    method,
    path,
    permission,
    run,
    dataAction: `Microsoft.KeyVault/vaults/${kind}/${dataAction}`,
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
    ["CertificateGet", "GET", "certificates/:name/:version", "read", "get", getCertificate],
  ]),
  ...table("keys", [
    ["KeyList", "GET", "keys", "read", "list", listObjects("keys")],
    ["KeyListVersions", "GET", "keys/:name/versions", "read", "list", listVersions("keys")],
    ["KeyGet", "GET", "keys/:name/:version", "read", "get", getKey],
  ]),
];
