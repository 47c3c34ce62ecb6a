import { describe, expect, it } from "vitest";
import { fencedFetch } from "./fenced-fetch.ts";

const reached: string[] = [];
const send = fencedFetch((input) => {
  reached.push(input instanceof Request ? input.url : String(input));
  return Promise.resolve(new Response());
});
const api = "https://api.github.com";
const actions = `${api}/repos/contoso/rotation/actions`;

describe("the way to GitHub", () => {
  it.each([
    ["GET", `${actions}/runs/1/logs`],
    ["GET", `${api}/repos/contoso/rotation/contents/README.md`],
    ["GET", `${actions}/secrets`],
    ["PUT", `${actions}/secrets/KEY`],
    ["POST", `${actions}/runs/1/rerun`],
    ["DELETE", `${actions}/runs/1`],
    ["GET", `${actions}/runs/1/../../../../../user`],
    ["POST", "https://api.github.com.example/app/installations/1/access_tokens"],
    ["POST", "http://api.github.com/app/installations/1/access_tokens"],
    ["GET", "https://uploads.github.com/repos/contoso/rotation/actions/runs/1"],
  ])("is closed for %s %s", async (method, url) => {
    reached.length = 0;
    await expect(send(url, { method })).rejects.toThrow("is not allowed with the App's token");
    expect(reached).toEqual([]);
  });

  it("is open for what a rotation needs", async () => {
    const needed = [
      ["POST", `${api}/app/installations/1/access_tokens`],
      ["POST", `${actions}/workflows/rotate-secret.yml/dispatches`],
      ["GET", `${actions}/workflows/rotate-secret.yml/runs?event=workflow_dispatch`],
      ["GET", `${actions}/runs/1`],
      ["GET", `${actions}/runs/1/jobs`],
      ["POST", `${actions}/runs/1/cancel`],
    ] as const;
    reached.length = 0;
    for (const [method, url] of needed) await send(url, { method });
    expect(reached).toEqual(needed.map(([, url]) => url));
  });
});
