import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startSandbox, type Sandbox } from "@vault-tab/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ensureSdks, runPython } from "./python/system-python.ts";

const file = join(import.meta.dirname, "python/clauses.py");
const names = [...readFileSync(file, "utf8").matchAll(/^@clause\("(.+)"\)$/gm)].map(
  ([, name = ""]) => name,
);
const Line = z.object({ name: z.string(), failure: z.string().nullable() });

let sandbox: Sandbox;
const outcomes = new Map<string, string | null>();

beforeAll(async () => {
  await ensureSdks();
  sandbox = await startSandbox({ seed: "small", propagation: 0 });
  const { endpoints, processEnvironment: environment, caFile } = sandbox;
  const written = await runPython(file, JSON.stringify(endpoints), {
    HTTPS_PROXY: endpoints.proxy,
    NO_PROXY: "127.0.0.1,localhost",
    REQUESTS_CA_BUNDLE: caFile,
    IDENTITY_ENDPOINT: environment["IDENTITY_ENDPOINT"] ?? "",
    IDENTITY_HEADER: environment["IDENTITY_HEADER"] ?? "",
  });
  for (const line of written.trim().split("\n")) {
    const { name, failure } = Line.parse(JSON.parse(line));
    outcomes.set(name, failure);
  }
}, 600_000);
afterAll(() => sandbox.close());

describe("Debian's Python SDKs, through the proxy", () => {
  test.each(names)("%s", (name) => {
    expect(outcomes.get(name)).toBeNull();
  });
});
