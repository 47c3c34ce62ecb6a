import {
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
} from "@azure/core-rest-pipeline";
import { describe, expect, it } from "vitest";
import { onlyMetadataOf } from "./outgoing-allow-list.ts";

const reached: string[] = [];
const network: HttpClient = {
  sendRequest: (request) => {
    reached.push(request.url);
    return Promise.resolve({ request, status: 200, headers: createHttpHeaders() });
  },
};
const vault = "https://kv-payments.vault.azure.net";
const send = (url: string, method: "GET" | "PUT" | "POST" | "DELETE" | "PATCH" = "GET") =>
  onlyMetadataOf(vault, network).sendRequest(createPipelineRequest({ url, method }));

describe("a user's token leaves", () => {
  it.each([
    ["for a value", "GET", `${vault}/secrets/db`],
    ["for the value of a version", "GET", `${vault}/secrets/db/0123456789abcdef0123456789abcdef`],
    ["for a value behind a detour", "GET", `${vault}/secrets/x/versions/../../db`],
    ["for a value behind an encoded detour", "GET", `${vault}/secrets/db%2fversions`],
    ["for a backup", "POST", `${vault}/secrets/db/backup`],
    ["to set", "PUT", `${vault}/secrets/db`],
    ["to delete", "DELETE", `${vault}/secrets/db`],
    ["to change", "PATCH", `${vault}/secrets/db/versions`],
    ["to decrypt", "POST", `${vault}/keys/k/0123456789abcdef0123456789abcdef/decrypt`],
    ["for another vault", "GET", "https://kv-other.vault.azure.net/secrets"],
    ["for a host that looks alike", "GET", "https://kv-payments.vault.azure.net.example/secrets"],
    ["for another port", "GET", "https://kv-payments.vault.azure.net:8443/secrets"],
    ["without TLS", "GET", "http://kv-payments.vault.azure.net/secrets"],
    [
      "as somebody in the address",
      "GET",
      "https://kv-payments.vault.azure.net@example.com/secrets",
    ],
  ] as const)("never %s", async (_what, method, url) => {
    reached.length = 0;
    await expect(send(url, method)).rejects.toThrow("not allowed with a user's token");
    expect(reached).toEqual([]);
  });

  it.each(["secrets", "certificates", "keys"])(
    "for the list and the versions of %s",
    async (kind) => {
      reached.length = 0;
      await send(`${vault}/${kind}?api-version=7.5&maxresults=1`);
      await send(`${vault}:443/${kind}?api-version=7.5&$skiptoken=abc`);
      await send(`${vault}/${kind}/db/versions`);
      expect(reached).toHaveLength(3);
    },
  );
});
