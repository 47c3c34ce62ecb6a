import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAzure, type Azure, type ManagedIdentity } from "./azure.ts";

/** Sources: [docs] learn.microsoft.com/rest/api/storageservices, page named; [believed] no source known. */
let azure: Azure;
beforeAll(async () => {
  azure = await startAzure();
});
afterAll(() => azure.stop());

const container = "https://stvaulttab.blob.core.windows.net/checkpoints";
const keeper = "vault-tab-logs";

async function call(
  path: string,
  init: RequestInit = {},
  who: ManagedIdentity | undefined = keeper,
  resource = "https://storage.azure.com/.default",
) {
  const token = who && (await azure.identity(who).getToken(resource));
  const authorization = token ? { authorization: `Bearer ${token.token}` } : {};
  const headers = { "x-ms-version": "2026-02-06", ...authorization, ...init.headers };
  const answer = await fetch(`${container}${path}`, { ...init, headers });
  return {
    status: answer.status,
    code: answer.headers.get("x-ms-error-code"),
    text: await answer.text(),
  };
}
const put = (
  name: string,
  text: string,
  headers: Record<string, string> = {},
  who?: ManagedIdentity,
) =>
  call(
    `/${name}`,
    { method: "PUT", body: text, headers: { "x-ms-blob-type": "BlockBlob", ...headers } },
    who,
  );

describe("blobs under a locked policy", () => {
  it("[docs common-rest-api-error-codes] are for nobody without a token for storage", async () => {
    const bare = await fetch(`${container}/one`);
    expect(bare.status).toBe(401);
    expect(bare.headers.get("x-ms-error-code")).toBe("NoAuthenticationInformation");
    const other = await call("/one", {}, keeper, "https://vault.azure.net/.default");
    expect(other).toMatchObject({ status: 401, code: "InvalidAuthenticationInfo" });
  });
  it("[docs common-rest-api-error-codes] are for nobody without a role on them", async () => {
    const refused = { status: 403, code: "AuthorizationPermissionMismatch" };
    expect(await put("one", "1", {}, "vault-tab-web")).toMatchObject(refused);
    expect(await call("/one", {}, "vault-tab-grants")).toMatchObject(refused);
  });
  it("[docs put-blob] are added by whoever may add, once", async () => {
    expect(await put("a", "first", { "if-none-match": "*" })).toMatchObject({ status: 201 });
    const again = await put("a", "second", { "if-none-match": "*" });
    expect(again).toMatchObject({ status: 409, code: "BlobAlreadyExists" });
    expect(await call("/a")).toMatchObject({ status: 200, text: "first" });
  });
  it("[docs put-blob] are not overwritten by whoever may only add", async () => {
    await put("b", "first");
    const refused = { status: 403, code: "AuthorizationPermissionMismatch" };
    expect(await put("b", "second")).toMatchObject(refused);
    expect(await call("/b", { method: "DELETE" })).toMatchObject(refused);
    expect((await call("/b")).text).toBe("first");
  });
  it("[docs list-blobs] are listed by the beginning of their names, in order", async () => {
    await put("c-2", "2");
    await put("c-1", "1");
    const { text } = await call("?restype=container&comp=list&prefix=c-");
    expect([...text.matchAll(/<Name>(.*?)<\/Name>/g)].map(([, name]) => name)).toEqual([
      "c-1",
      "c-2",
    ]);
  });
  it("[docs blob-service-error-codes] say which is not there", async () => {
    expect(await call("/none")).toMatchObject({ status: 404, code: "BlobNotFound" });
  });
});
