import { createHash } from "node:crypto";
import type { VaultObject } from "../key-vault/vault.ts";
import { versionId, type Ground } from "./vault-objects.ts";

const day = 24 * 60 * 60;
const applications = [
  "billing",
  "catalog",
  "checkout",
  "claims",
  "crm",
  "documents",
  "fleet",
  "fraud",
  "identity",
  "insights",
  "inventory",
  "ledger",
  "logistics",
  "mail",
  "orders",
  "payroll",
  "portal",
  "pricing",
  "search",
  "shipping",
];
const parts = [
  "api-key",
  "blob-sas",
  "cache-key",
  "client-secret",
  "db-connection",
  "db-password",
  "eventhub-key",
  "ftp-password",
  "hmac-key",
  "jwt-signing",
  "ldap-bind",
  "mail-password",
  "oauth-secret",
  "queue-key",
  "search-key",
  "smtp-password",
  "sso-secret",
  "storage-key",
  "vpn-secret",
  "webhook-token",
];
const owners = ["payments", "platform", "logistics", "sales", "workplace", "data"];
const shards = 25;

/** The `index`th of at most 10,000 secrets; everything about it follows from its name. */
function fleetSecret(ground: Ground, index: number): VaultObject {
  const application = applications[index % applications.length] ?? "";
  const part = parts[Math.floor(index / applications.length) % parts.length] ?? "";
  const shard = Math.floor(index / (applications.length * parts.length)) % shards;
  const name = `${application}-${part}-${String(shard + 1).padStart(2, "0")}`;
  const dice = createHash("sha256").update(name).digest();
  const roll = (at: number, sides: number) => dice.readUInt16BE(at) % sides;
  const created = ground.now - (1 + roll(0, 1500)) * day - roll(2, day);
  const owner = owners[roll(4, owners.length + 1)];
  return {
    vault: ground.vault,
    kind: "secrets",
    name,
    managed: false,
    versions: [
      {
        version: versionId(ground.vault, name, 0),
        enabled: roll(6, 40) !== 0,
        created,
        updated: created,
        ...(roll(8, 3) === 0 ? {} : { exp: ground.now + (roll(10, 720) - 60) * day }),
        ...(roll(12, 2) === 0 ? {} : { contentType: "text/plain" }),
        tags: {
          environment: ground.environment,
          application,
          ...(owner === undefined ? {} : { owner }),
        },
      },
    ],
  };
}

export function* fleet(ground: Ground, size: number): Iterable<VaultObject> {
  for (let index = 0; index < size; index += 1) yield fleetSecret(ground, index);
}
