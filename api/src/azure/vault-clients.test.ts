import {
  createHttpHeaders,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
} from "@azure/core-rest-pipeline";
import { beforeEach, describe, expect, it } from "vitest";
import { createVaultNetwork } from "./vault-network.ts";
import { openVaultClients, type VaultClients } from "./vault-clients.ts";

const vault = "https://kv-payments.vault.azure.net";
const version = "0123456789abcdef0123456789abcdef";
/** What would have gone out with the user's token in it. */
let sentWithToken: string[] = [];
let answer: (request: PipelineRequest) => { status: number; location?: string; body?: object };

const challenge =
  'Bearer authorization="https://login.windows.net/t", resource="https://vault.azure.net"';

const network: HttpClient = {
  sendRequest: (request): Promise<PipelineResponse> => {
    const authorized = request.headers.has("authorization");
    if (authorized) sentWithToken.push(`${request.method} ${request.url.split("?")[0] ?? ""}`);
    const { status, location, body } = authorized ? answer(request) : { status: 401 };
    const headers = createHttpHeaders({
      "content-type": "application/json",
      ...(status === 401 && { "www-authenticate": challenge }),
      ...(location && { location }),
    });
    return Promise.resolve({ request, status, headers, bodyAsText: JSON.stringify(body ?? {}) });
  },
};
const credential = {
  getToken: () => Promise.resolve({ token: "the-user's-token", expiresOnTimestamp: 4e12 }),
};

let clients: VaultClients;
beforeEach(() => {
  sentWithToken = [];
  answer = () => ({ status: 200, body: { value: [] } });
  clients = openVaultClients(vault, credential, {
    apiVersion: "7.5",
    network: createVaultNetwork(network)(vault),
  });
});
const readAll = (pages: AsyncIterable<unknown>) => Array.fromAsync(pages);

const forbidden: [string, (clients: VaultClients) => Promise<unknown>][] = [
  ["a value", ({ secrets }) => secrets.getSecret("db")],
  ["the value of a version", ({ secrets }) => secrets.getSecret("db", { version })],
  ["a backup", ({ secrets }) => secrets.backupSecret("db")],
  ["setting a value", ({ secrets }) => secrets.setSecret("db", "x")],
  ["changing metadata", ({ secrets }) => secrets.updateSecretProperties("db", version)],
  ["deleting", ({ secrets }) => secrets.beginDeleteSecret("db")],
  ["deleted secrets", ({ secrets }) => readAll(secrets.listDeletedSecrets())],
  ["a certificate", ({ certificates }) => certificates.getCertificate("tls")],
  ["the backup of a certificate", ({ certificates }) => certificates.backupCertificate("tls")],
  ["a key", ({ keys }) => keys.getKey("signing")],
  ["the backup of a key", ({ keys }) => keys.backupKey("signing")],
  ["rotating a key", ({ keys }) => keys.rotateKey("signing")],
];

describe("through the SDKs themselves, a user's token", () => {
  it.each(forbidden)("never leaves for %s", async (_what, act) => {
    await expect(act(clients)).rejects.toThrow("not allowed with a user's token");
    expect(sentWithToken).toEqual([]);
  });

  it("never follows a next link to another host", async () => {
    answer = () => ({
      status: 200,
      body: { value: [], nextLink: "https://evil.vault.azure.net/secrets?api-version=7.5" },
    });
    await expect(readAll(clients.secrets.listPropertiesOfSecrets())).rejects.toThrow();
    expect(sentWithToken).toEqual([`GET ${vault}/secrets`]);
  });

  it("never follows a next link to a value", async () => {
    answer = () => ({ status: 200, body: { value: [], nextLink: `${vault}/secrets/db` } });
    await expect(readAll(clients.secrets.listPropertiesOfSecrets())).rejects.toThrow(
      "not allowed with a user's token",
    );
    expect(sentWithToken).toEqual([`GET ${vault}/secrets`]);
  });

  it.each(["https://evil.example/secrets", `${vault}/secrets/db`])(
    "never follows a redirect to %s",
    async (location) => {
      answer = () => ({ status: 307, location });
      await expect(readAll(clients.secrets.listPropertiesOfSecrets())).rejects.toThrow();
      expect(sentWithToken).toEqual([`GET ${vault}/secrets`]);
    },
  );

  it("leaves for lists and versions", async () => {
    await readAll(clients.secrets.listPropertiesOfSecrets());
    await readAll(clients.certificates.listPropertiesOfCertificateVersions("tls"));
    await readAll(clients.keys.listPropertiesOfKeys());
    expect(sentWithToken).toEqual([
      `GET ${vault}/secrets`,
      `GET ${vault}/certificates/tls/versions`,
      `GET ${vault}/keys`,
    ]);
  });
});
