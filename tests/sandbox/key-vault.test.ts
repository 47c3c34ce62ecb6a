import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { all, errorOf, namesOf, startAzure, uriOf, type Azure } from "./azure.ts";

/**
 * Sources: [rec] recordings in Azure/azure-sdk-for-js sdk/keyvault/*; [spec] Azure/azure-rest-api-specs
 * keyvault/data-plane; [docs] MicrosoftDocs, file named; [issue] a thread on GitHub, named; [believed] no source known.
 */
const version = "api-version=2026-04-01";
const dev = uriOf("kv-payments-dev");

const PageBody = z.object({
  value: z.array(
    z.looseObject({ id: z.string(), attributes: z.looseObject({ enabled: z.boolean() }) }),
  ),
  nextLink: z.string().nullable(),
});
const pageOf = async (answer: Response) => PageBody.parse(await answer.json());

let azure: Azure;
beforeAll(async () => {
  azure = await startAzure();
});
afterAll(async () => {
  await azure.stop();
});

describe("the challenge", () => {
  it("[rec] meets a call without a token, and tells tenant and resource", async () => {
    const answer = await azure.call(`${dev}/secrets?${version}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe(
      `Bearer authorization="https://login.windows.net/${azure.sandbox.endpoints.tenantId}", resource="https://vault.azure.net"`,
    );
    expect(await errorOf(answer)).toEqual({
      code: "Unauthorized",
      message: "AKV10000: Request is missing a Bearer or PoP token.",
    });
  });
  it("[believed] comes before a missing api-version, an unknown path and a bad name", async () => {
    for (const path of ["secrets", "nothing?x=1", "secrets/a_b/versions"]) {
      expect((await azure.call(`${dev}/${path}`)).status, path).toBe(401);
    }
  });
  it("[issue argocd-vault-plugin#621] names the audience of a token for another service", async () => {
    const arm = await azure.token("admin", "https://management.azure.com");
    const answer = await azure.call(`${dev}/secrets?${version}`, undefined, {
      headers: { authorization: `Bearer ${arm}` },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect((await errorOf(answer)).message).toMatch(
      /^AKV10022: Invalid audience\. Expected https:\/\/vault\.azure\.net, found: https:\/\/management\./,
    );
  });
  it("[believed] meets a tampered and an unsigned token with invalid_token", async () => {
    const token = await azure.token("admin", "https://vault.azure.net");
    const [head = "", claims = "", signature = ""] = token.split(".");
    const flipped = (signature.startsWith("A") ? "B" : "A") + signature.slice(1);
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
    for (const wrong of [`${head}.${claims}.${flipped}`, `${none}.${claims}.`]) {
      const answer = await azure.call(`${dev}/secrets?${version}`, undefined, {
        headers: { authorization: `Bearer ${wrong}` },
      });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain('error="invalid_token"');
    }
  });
});

describe("a request", () => {
  it("[spec; wording believed] without an api-version, or with one that does not exist, is refused", async () => {
    for (const query of ["", "?api-version=", "?api-version=1999-01-01"]) {
      const answer = await azure.call(`${dev}/secrets${query}`, "requester");
      expect(answer.status, query).toBe(400);
      expect((await errorOf(answer)).code).toBe("BadParameter");
    }
  });
  it("[spec] is served in both versions, also with the name of the parameter encoded as the clients do", async () => {
    for (const query of ["api-version=7.5", "api%2Dversion=2026-04-01"]) {
      expect((await azure.call(`${dev}/secrets?${query}`, "requester")).status).toBe(200);
    }
  });
  it("[rec] gets the service's headers, and its own request id back", async () => {
    const answer = await azure.call(`${dev}/secrets?${version}`, "requester", {
      headers: { "x-ms-client-request-id": "one-of-mine" },
    });
    const { headers } = answer;
    expect(headers.get("x-ms-client-request-id")).toBe("one-of-mine");
    expect(headers.get("x-ms-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("x-ms-keyvault-rbac-assignment-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("x-ms-keyvault-region")).toBe("westeurope");
    expect(headers.get("x-ms-keyvault-service-version")).toMatch(/^1\.9\./);
    expect(headers.get("x-ms-keyvault-network-info")).toMatch(/^conn_type=Ipv4;addr=/);
    expect(headers.get("cache-control")).toBe("no-cache");
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
  });
  it("[rec cannot create a secret with an empty name] for no name is 405", async () => {
    const answer = await azure.call(`${dev}/secrets/?${version}`, "admin", {
      method: "PUT",
      body: '{"value":"x"}',
    });
    expect(answer.status).toBe(405);
    expect(await errorOf(answer)).toEqual({
      code: "MethodNotAllowed",
      message: "HTTP PUT not allowed",
    });
  });
  it("[believed; in Azure the name would not resolve] for a vault that is not there is told so", async () => {
    const answer = await azure.call(`${uriOf("kv-nowhere")}/secrets?${version}`, "admin");
    expect(answer.status).toBe(404);
    expect((await errorOf(answer)).message).toContain("kv-nowhere");
  });
});

describe("a list that is asked for wrongly", () => {
  it("[spec] refuses a size that is no number between 1 and 25 [reply believed]", async () => {
    for (const size of ["0", "26", "-1", "ten", ""]) {
      const answer = await azure.call(`${dev}/secrets?${version}&maxresults=${size}`, "requester");
      expect(answer.status, size).toBe(400);
      expect((await errorOf(answer)).code).toBe("BadParameter");
    }
  });
  it("[believed] refuses a skip token that it has not made", async () => {
    const answer = await azure.call(`${dev}/secrets?${version}&$skiptoken=AAAA`, "requester");
    expect(answer.status).toBe(400);
  });
});

describe("a page of a list", () => {
  it("[spec] has 25 a page, whether or not a size was asked, and as many as asked below that", async () => {
    const fleet = uriOf("kv-fleet");
    expect(
      (await pageOf(await azure.call(`${fleet}/secrets?${version}`, "requester"))).value,
    ).toHaveLength(25);
    const seven = await pageOf(
      await azure.call(`${fleet}/secrets?${version}&maxresults=7`, "requester"),
    );
    expect(seven.value).toHaveLength(7);
    expect(seven.nextLink).toMatch(/&maxresults=7$/);
  });
  it("[rec] links on with port, version and a token of this shape, and ends with null", async () => {
    const fleet = uriOf("kv-fleet");
    const first = await pageOf(await azure.call(`${fleet}/secrets?api-version=7.5`, "requester"));
    const link = first.nextLink ?? "";
    expect(link).toMatch(
      /^https:\/\/kv-fleet\.vault\.azure\.net:443\/secrets\?api-version=7\.5&\$skiptoken=[A-Za-z0-9+/=]+$/,
    );
    const token = Buffer.from(
      new URL(link).searchParams.get("$skiptoken") ?? "",
      "base64",
    ).toString();
    expect(JSON.parse(token)).toEqual({
      NextMarker: expect.stringMatching(/^2!\d+!/),
      TargetLocation: 0,
    });
    const second = await pageOf(await azure.call(link, "requester"));
    expect(second.value[0]?.id).not.toBe(first.value.at(-1)?.id);
    const small = await pageOf(
      await azure.call(`${uriOf("kv-legacy")}/secrets?${version}`, "admin"),
    );
    expect(small.nextLink).toBeNull();
  });
  it("[rec] followed by the official client gives every name once, in order", async () => {
    const found = namesOf(
      await all(azure.secrets("kv-fleet", "requester").listPropertiesOfSecrets()),
    );
    expect(found).toHaveLength(120);
    expect(new Set(found).size).toBe(120);
    expect(found).toEqual([...found].sort());
    const sizes: number[] = [];
    for await (const page of azure
      .secrets("kv-fleet", "requester")
      .listPropertiesOfSecrets()
      .byPage({ maxPageSize: 24 })) {
      sizes.push(page.length);
    }
    expect(sizes).toEqual([24, 24, 24, 24, 24]);
  });
});

describe("an entry of a list", () => {
  it("[rec] gives ids without port and version, no value, and `tags` only where there are any", async () => {
    await azure.secrets("kv-payments-dev", "admin").setSecret("no-tags", "v");
    const page = await pageOf(await azure.call(`${dev}/secrets?${version}`, "requester"));
    const items = page.value;
    if (page.nextLink !== null) {
      items.push(...(await pageOf(await azure.call(page.nextLink, "requester"))).value);
    }
    for (const item of items) {
      expect(item.id).toMatch(
        /^https:\/\/kv-payments-dev\.vault\.azure\.net\/secrets\/[0-9A-Za-z-]+$/,
      );
      expect(item).not.toHaveProperty("value");
    }
    const bare = items.find(({ id }) => id.endsWith("/no-tags"));
    expect(bare).toBeDefined();
    expect(bare).not.toHaveProperty("tags");
    expect(bare).not.toHaveProperty("contentType");
    expect(bare?.attributes).toMatchObject({
      recoveryLevel: "Recoverable+Purgeable",
      recoverableDays: 90,
    });
  });
  it("[docs about-certificates.md] shows the secret and the key of a certificate as managed", async () => {
    const secrets = await all(
      azure.secrets("kv-payments-dev", "requester").listPropertiesOfSecrets(),
    );
    const backing = secrets.find(({ name }) => name === "checkout-dev-tls");
    expect(backing).toMatchObject({ managed: true, contentType: "application/x-pkcs12" });
    const keys = await all(azure.keys("kv-payments-dev", "requester").listPropertiesOfKeys());
    expect(keys.find(({ name }) => name === "checkout-dev-tls")?.managed).toBe(true);
    expect(keys.find(({ name }) => name === "ledger-signing")?.managed).toBeFalsy();
  });
  it("keeps markup and unicode of tags as they are", async () => {
    const secrets = await all(
      azure.secrets("kv-payments-dev", "requester").listPropertiesOfSecrets(),
    );
    const tags = (name: string) => secrets.find((one) => one.name === name)?.tags;
    expect(tags("report-export-token")?.["owner"]).toBe("<img src=x onerror=alert(1)>");
    expect(tags("mail-smtp-password")).toMatchObject({ 用途: "通知メール" });
    expect(tags("vendor-portal-password")?.["owner"]).toContain("\u202E");
    expect(tags("cosmos-primary-key")).not.toHaveProperty("owner");
  });
});

describe("a fault", () => {
  it("[issue AzureSignTool#219] throttle is 429 without Retry-After, named by the secret", async () => {
    const answer = await azure.call(`${dev}/secrets/db-throttle?${version}`, "admin");
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBeNull();
    const error = await errorOf(answer);
    expect(error.code).toBe("Throttled");
    expect(error.message).toContain("VaultRequestTypeLimitReached");
  });
  it("deny, fail-500 and lost-answer are named so too; a lost answer is a done deed", async () => {
    expect((await azure.call(`${dev}/secrets/x-deny?${version}`, "admin")).status).toBe(403);
    expect((await azure.call(`${dev}/secrets/x-fail-500?${version}`, "admin")).status).toBe(500);
    const write = azure.call(`${dev}/secrets/x-lost-answer?${version}`, "admin", {
      method: "PUT",
      body: '{"value":"kept"}',
    });
    await expect(write).rejects.toThrow();
    const found = namesOf(
      await all(azure.secrets("kv-payments-dev", "admin").listPropertiesOfSecrets()),
    );
    expect(found).toContain("x-lost-answer");
  });
  it("asked for at /control hits the person, path or host that it names, and nobody else", async () => {
    const fault = (change: object) =>
      azure.call(`${azure.sandbox.endpoints.control}/faults`, undefined, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(change),
      });
    const status = async (vault: string, who: string) =>
      (await azure.call(`${uriOf(vault)}/secrets?${version}`, who)).status;
    const add = { service: "key-vault", match: "requester", effect: "throttle", seconds: 7 };
    expect((await fault({ add })).status).toBe(200);
    const throttled = await azure.call(`${dev}/secrets?${version}`, "requester");
    expect(throttled.status).toBe(429);
    expect(throttled.headers.get("retry-after")).toBe("7");
    expect(await status("kv-payments-dev", "approver")).toBe(200);
    await fault({ clear: true });
    await fault({ add: { service: "key-vault", match: "kv-platform", effect: "fail-500" } });
    expect(await status("kv-platform", "approver")).toBe(500);
    expect(await status("kv-payments-dev", "approver")).toBe(200);
    await fault({ clear: true });
    expect(await status("kv-platform", "approver")).toBe(200);
  });
  it("stall never answers, until the caller gives up", async () => {
    const signal = AbortSignal.timeout(300);
    const stalled = azure.call(`${dev}/secrets/x-stall?${version}`, "admin", { signal });
    await expect(stalled).rejects.toMatchObject({ name: "TimeoutError" });
  });
  it("never reaches one who has not shown a token", async () => {
    expect((await azure.call(`${dev}/secrets/db-throttle?${version}`)).status).toBe(401);
  });
});
