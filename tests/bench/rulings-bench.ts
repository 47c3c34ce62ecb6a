import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { root } from "../../scripts/root.ts";
import { type Bench, within } from "./figures.ts";

const team = "b2000000-0000-4000-8000-000000000001";
const rules = 100;

const Measured = z.object({ rules: z.int(), engine: z.number(), ruling: z.number() });

const ruleFor = (vault: string, number: number): string => `
@id("rule-${number}")
@title("Members open ${vault}")
@reason("Members may open ${vault} when an owner agrees.")
@maxDuration("PT4H")
@approvals("1")
@approvers("Team::${team}::owners")
@requireTicket("^INC-\\\\d+$")
permit (
  principal in Team::"${team}",
  action == Action::"requestAccess",
  resource in Vault::"${vault}"
);
`;

/** One rule that matters, among many that do not. */
const manyRules = (): string =>
  Array.from({ length: rules }, (_, number) =>
    ruleFor(number === rules / 2 ? "kv-payments-prod" : `kv-app-${number}`, number),
  ).join("");

const measure = (): z.infer<typeof Measured> => {
  const folder = mkdtempSync(join(tmpdir(), "rules-"));
  const schema = "schema.cedarschema";
  copyFileSync(join(root, "rules", schema), join(folder, schema));
  writeFileSync(join(folder, "many.cedar"), manyRules());
  const command = [join(root, "api/commands/main.ts"), "measure", folder];
  const output = execFileSync(process.execPath, command, { cwd: root, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return Measured.parse(JSON.parse(output));
};

export const rulingsBench: Bench = {
  name: "rulings",
  run: () => {
    const { engine, ruling, rules: loaded } = measure();
    return Promise.resolve({
      title: `Rulings by ${loaded} rules`,
      how: "One wish on one secret, 400 times, of which the second half counts. A ruling is who belongs to what (already read), the engine, obligations, seats and names; the engine alone is one call of it with the same entities.",
      figures: [
        within(2, {
          what: "a ruling",
          measured: ruling * 1000,
          against: engine * 1000,
          unit: "µs",
          of: "the engine alone",
        }),
      ],
    });
  },
};
