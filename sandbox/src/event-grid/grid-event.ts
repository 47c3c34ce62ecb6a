import {
  vaultResourceId,
  vaultUri,
  type Kind,
  type Vault,
  type VaultObject,
  type Version,
} from "../key-vault/vault.ts";

/** One event of a system topic, before it is written down in a schema. */
export interface GridEvent {
  readonly id: string;
  readonly topic: string;
  readonly subject: string;
  readonly type: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export type Happening = "NewVersionCreated" | "NearExpiry" | "Expired";

const singular: Readonly<Record<Kind, string>> = {
  secrets: "Secret",
  certificates: "Certificate",
  keys: "Key",
};

/** AD/event-grid/event-schema-key-vault.md */
export function vaultEvent(
  happening: Happening,
  vault: Vault,
  object: VaultObject,
  version: Version,
  made: { readonly id: string; readonly time: Date },
): GridEvent {
  const type = singular[object.kind];
  return {
    id: made.id,
    topic: vaultResourceId(vault),
    subject: object.name,
    type: `Microsoft.KeyVault.${type}${happening}`,
    time: made.time.toISOString(),
    data: {
      Id: `${vaultUri(vault)}${object.kind}/${object.name}/${version.version}`,
      VaultName: vault.name,
      ObjectType: type,
      ObjectName: object.name,
      Version: version.version,
      NBF: version.nbf ?? null,
      EXP: version.exp ?? null,
    },
  };
}

/** learn.microsoft.com/azure/event-grid/event-schema: an array of one event. */
export function inEventGridSchema(event: GridEvent): unknown {
  const { id, topic, subject, type, time, data } = event;
  return [
    {
      id,
      topic,
      subject,
      eventType: type,
      eventTime: time,
      data,
      dataVersion: "1",
      metadataVersion: "1",
    },
  ];
}

/** CloudEvents 1.0 in JSON, structured, one event (learn.microsoft.com/azure/event-grid/cloud-event-schema). */
export function inCloudEventSchema(event: GridEvent): unknown {
  const { id, topic, subject, type, time, data } = event;
  return { id, source: topic, specversion: "1.0", type, subject, time, data };
}
