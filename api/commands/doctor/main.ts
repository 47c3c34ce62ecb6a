/** `npm run doctor`, where this is the environment of the service: what is wrong, and what to do about it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { systemClock } from "../../src/clock.ts";
import { checks } from "./checks.ts";
import { configuration, readConfiguration } from "./configuration.ts";
import { createPatient } from "./patient.ts";
import { type Examined, runChecks } from "./run-checks.ts";
import { asJson, asTable, isIll } from "./told.ts";

const COULD_NOT_RUN = 2;

const usage = `npm run doctor -- [--json]
    [--user-token-file FILE]   a person's token for the service: sign-in and consent are tried with it
    [--manifest FILE]          manifest.json of the package that was uploaded to Teams

Exit code 0: nothing failed; 1: something failed; 2: it could not run.`;

const template = fileURLToPath(new URL("../../../appPackage/manifest.json", import.meta.url));

const examine = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      "user-token-file": { type: "string" },
      manifest: { type: "string", default: template },
    },
  });
  if (values.help) return console.log(usage);
  const tokenFile = values["user-token-file"];
  const userToken = tokenFile === undefined ? undefined : readFileSync(tokenFile, "utf8").trim();
  const { config, watchdog, findings } = readConfiguration(process.env);
  const first: Examined = { check: configuration, findings };
  const rest = config
    ? await runChecks(
        checks,
        createPatient({
          ...{ config, watchdog, userToken, clock: systemClock },
          variables: new Set(Object.keys(process.env).filter((name) => process.env[name])),
          tabDomain: process.env["TAB_DOMAIN"] || undefined,
          manifestFile: values.manifest,
        }),
      )
    : [];
  const examined = [first, ...rest];
  console.log(values.json ? asJson(examined) : asTable(examined));
  process.exitCode = isIll(examined) ? 1 : 0;
};

try {
  await examine();
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = COULD_NOT_RUN;
}
