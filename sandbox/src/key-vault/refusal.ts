import type { Caller } from "../world.ts";
import { vaultResourceId, type Kind, type Vault } from "./vault.ts";

/** An error reply of the data plane, in its envelope. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly inner: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { readonly inner?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.inner = more.inner;
    this.headers = more.headers ?? {};
  }

  get body(): unknown {
    const inner = this.inner === undefined ? {} : { innererror: { code: this.inner } };
    return { error: { code: this.code, message: this.message, ...inner } };
  }
}

export const singular: Readonly<Record<Kind, string>> = {
  secrets: "secret",
  certificates: "certificate",
  keys: "key",
};
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const badParameter = (message: string) => new Refusal(400, "BadParameter", message);

export function notFound(kind: Kind, id: string): Refusal {
  const noun = singular[kind];
  return new Refusal(
    404,
    `${capital(noun)}NotFound`,
    `A ${noun} with (name/id) ${id} was not found in this key vault. If you recently deleted this ${noun} you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182`,
  );
}

export const deletedNotFound = (name: string) =>
  new Refusal(404, "SecretNotFound", `Deleted Secret not found: ${name}`);

export const deletedButRecoverable = (kind: Kind, name: string) =>
  new Refusal(
    409,
    "Conflict",
    `${capital(singular[kind])} ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the ${singular[kind]} can only be recovered or purged.`,
    { inner: "ObjectIsDeletedButRecoverable" },
  );

export const beingDeleted = (kind: Kind, name: string) =>
  new Refusal(409, "Conflict", `${capital(singular[kind])} ${name} is currently being deleted.`, {
    inner: "ObjectIsBeingDeleted",
  });

export const beingRecovered = (kind: Kind, name: string) =>
  new Refusal(409, "Conflict", `${capital(singular[kind])} ${name} is currently being recovered.`, {
    inner: "ObjectIsBeingRecovered",
  });

/** As recorded. */
export const pendingNotFound = (name: string) =>
  new Refusal(404, "PendingCertificateNotFound", `Pending certificate not found: ${name}`);

/** Restoring never overwrites; code and words are believed. */
export const alreadyExists = (name: string) =>
  new Refusal(409, "Conflict", `A secret with name ${name} already exists in this key vault.`);

export const disabled = (operation: string) =>
  new Refusal(403, "Forbidden", `Operation ${operation} is not allowed on a disabled secret.`, {
    inner: "SecretDisabled",
  });

/** Everybody here comes from outside of the vault's private network; code and words are believed. */
export const deniedByConnection = (vault: Vault, caller: Caller) =>
  new Refusal(
    403,
    "Forbidden",
    [
      "Public network access is disabled and request is not from a trusted service nor via an approved private link.",
      `Caller: appid=${caller.appId};oid=${caller.objectId};iss=https://sts.windows.net/${caller.tenantId}/`,
      `Vault: ${vault.name};location=${vault.location}`,
      "",
    ].join("\r\n"),
    { inner: "ForbiddenByConnection" },
  );

/** `\r\n` and the blank before it as recorded (piyushsachdeva/Terraform_AKS#2). */
export function deniedByRbac(
  vault: Vault,
  caller: Caller,
  action: string,
  resource: string,
): Refusal {
  const lines = [
    "Caller is not authorized to perform action on resource.",
    "If role assignments, deny assignments or role definitions were changed recently, please observe propagation time.",
    `Caller: appid=${caller.appId};oid=${caller.objectId};iss=https://sts.windows.net/${caller.tenantId}/`,
    `Action: '${action}'`,
    `Resource: '${resource.toLowerCase()}'`,
    "Assignment: (not found)",
    "DenyAssignmentId: null",
    "DecisionReason: 'DeniedWithNoValidRBAC' ",
    `Vault: ${vault.name};location=${vault.location}`,
    "",
  ];
  return new Refusal(403, "Forbidden", lines.join("\r\n"), { inner: "ForbiddenByRbac" });
}

/** Wording as in turbot/steampipe-plugin-azure#127. */
export function deniedByPolicy(
  vault: Vault,
  caller: Caller,
  kind: Kind,
  permission: string,
): Refusal {
  const groups = caller.groups.length === 0 ? "" : `numgroups=${String(caller.groups.length)};`;
  return new Refusal(
    403,
    "Forbidden",
    `The user, group or application 'appid=${caller.appId};oid=${caller.objectId};${groups}iss=https://sts.windows.net/${caller.tenantId}/' does not have ${kind} ${permission} permission on key vault '${vault.name};location=${vault.location}'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287`,
    { inner: "AccessDenied" },
  );
}

export const objectResource = (vault: Vault, kind: Kind, name: string | undefined) =>
  name === undefined ? vaultResourceId(vault) : `${vaultResourceId(vault)}/${kind}/${name}`;
