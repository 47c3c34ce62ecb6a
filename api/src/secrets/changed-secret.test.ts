import { describe, expect, it } from "vitest";
import { changedSecret } from "./changed-secret.ts";

const vault = { name: "kv", uri: "https://kv.vault.azure.net" };
const named = (Id?: string) =>
  changedSecret(
    { id: "1", topic: "", eventType: "", data: { ...(Id !== undefined && { Id }) } },
    vault,
  );

describe("what an event speaks of", () => {
  it.each([
    ["nothing", undefined],
    ["another vault", "https://other.vault.azure.net/secrets/db/1"],
    ["a host that begins alike", "https://kv.vault.azure.net.example.org/secrets/db/1"],
    ["the vault itself", "https://kv.vault.azure.net"],
    ["what this service knows nothing of", "https://kv.vault.azure.net/storage/db/1"],
    ["a name that none has", "https://kv.vault.azure.net/secrets/../db/1"],
  ])("is not looked at where it is %s", (_what, id) => {
    expect(named(id)).toBeUndefined();
  });
  it.each([
    ["https://kv.vault.azure.net/secrets/db/0123", "secret"],
    ["https://KV.vault.azure.net/certificates/db/0123", "certificate"],
    ["https://kv.vault.azure.net/keys/db", "key"],
  ])("%s", (id, kind) => {
    expect(named(id)).toEqual({ vault: "kv", name: "db", kind });
  });
});
