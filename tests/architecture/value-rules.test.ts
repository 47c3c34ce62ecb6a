import { join } from "node:path";
import { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { root } from "../../scripts/root.ts";

const rule = "no-restricted-properties";
const Configuration = z.object({ rules: z.object({ [rule]: z.tuple([z.literal(2)], z.any()) }) });

const eslint = new ESLint({ cwd: root });
const linter = new Linter();

/** What this repository's rule says of a piece of code, were it in this file; without its types. */
const refuses = async (code: string, file: string): Promise<boolean> => {
  const { rules } = Configuration.parse(await eslint.calculateConfigForFile(join(root, file)));
  const found = linter.verify(code, [{ rules }]);
  if (found.some(({ fatal }) => fatal)) throw new Error(`This is no code: ${code}`);
  return found.some(({ ruleId }) => ruleId === rule);
};

const ways: readonly (readonly [what: string, code: string])[] = [
  ["is called", `client.getSecret("db");`],
  ["is called by its name as a text", `client["getSecret"]("db");`],
  ["is taken out of a client", "const { getSecret } = client;"],
  ["is handed on", "export const read = client.getSecret;"],
];

describe("a value", () => {
  it.each(ways)("is read by no file: getSecret that %s is refused", async (_how, code) => {
    for (const file of ["azure/key-vault.ts", "azure/set-secret.ts", "rotation/run-rotation.ts"]) {
      expect([file, await refuses(code, `api/src/${file}`)]).toEqual([file, true]);
    }
  });

  it.each(ways)(
    "is written by one file: elsewhere setSecret that %s is refused",
    async (_h, get) => {
      const code = get.replaceAll("getSecret", "setSecret");
      for (const file of ["azure/key-vault.ts", "azure/rotator-vault.ts", "rotation/set-plan.ts"]) {
        expect([file, await refuses(code, `api/src/${file}`)]).toEqual([file, true]);
      }
      expect(await refuses(code, "api/src/azure/set-secret.ts")).toBe(false);
    },
  );

  it("our own operation of that name answers with metadata", async () => {
    expect(await refuses("bind(operations.getSecret);", "api/src/secrets/routes.ts")).toBe(false);
  });
});
