import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { errorOf, startAzure, uriOf, type Azure } from "./azure.ts";

/** Sources: [spec] Azure/azure-rest-api-specs eventgrid 2022-06-15, keyvault 2023-07-01; [believed] no source known. */
const vault = "kv-payments-dev";
const Listed = z.object({
  value: z.array(
    z.object({
      name: z.string(),
      properties: z.looseObject({
        provisioningState: z.string(),
        destination: z.object({ endpointType: z.string(), properties: z.looseObject({}) }),
      }),
    }),
  ),
});

let azure: Azure;
beforeAll(async () => {
  azure = await startAzure();
});
afterAll(() => azure.stop());

const at = (path: string, name = vault) => {
  const found = azure.sandbox.endpoints.vaults.find((one) => one.name === name);
  return `https://management.azure.com${found?.resourceId ?? ""}${path}`;
};
const list = "/providers/Microsoft.EventGrid/eventSubscriptions?api-version=2022-06-15";

describe("event subscriptions of a vault", () => {
  it("[spec] are read with a right of their own", async () => {
    const answer = await azure.call(at(list), "requester");
    expect(answer.status).toBe(403);
    expect((await errorOf(answer)).message).toContain(
      "Microsoft.EventGrid/eventSubscriptions/read",
    );
  });
  it("[spec] tell where to and with whose token, but not the whole address", async () => {
    const add = {
      ...{ name: "told", vaults: [vault], audience: azure.sandbox.endpoints.clientId },
      endpoint: "https://localhost:1/events?code=of-the-endpoint",
    };
    expect((await azure.control("event-grid", { add })).status).toBe(200);
    const text = await (await azure.call(at(list), "vault-tab-web")).text();
    expect(text).not.toContain("of-the-endpoint");
    const { value } = Listed.parse(JSON.parse(text));
    expect(value).toMatchObject([
      {
        name: "told",
        properties: {
          provisioningState: "Creating",
          destination: {
            endpointType: "WebHook",
            properties: {
              endpointBaseUrl: "https://localhost:1/events",
              azureActiveDirectoryApplicationIdOrUri: add.audience,
            },
          },
        },
      },
    ]);
    const other = await azure.call(at(list, "kv-platform"), "vault-tab-web");
    expect(Listed.parse(await other.json()).value).toEqual([]);
  });
});

describe("a vault without public access", () => {
  const read = () => azure.call(at("?api-version=2023-07-01"), "vault-tab-web");
  const change = (publicNetworkAccess: string) =>
    azure.control("vaults", { change: { name: vault, publicNetworkAccess } });
  it("[spec] says so to ARM, and [believed] refuses everybody from outside", async () => {
    const names = () => azure.call(`${uriOf(vault)}/secrets?api-version=7.5`, "approver");
    expect((await names()).status).toBe(200);
    await change("Disabled");
    expect(await (await read()).json()).toMatchObject({
      properties: { publicNetworkAccess: "Disabled" },
    });
    const refused = await names();
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      error: { innererror: { code: "ForbiddenByConnection" } },
    });
    await change("Enabled");
    expect((await names()).status).toBe(200);
  });
});
