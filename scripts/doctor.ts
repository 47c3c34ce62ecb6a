import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type Endpoints, readEndpoints } from "./endpoints.ts";
import { readOptions } from "./options.ts";
import { productEnvironment } from "./product-environment.ts";
import { root } from "./root.ts";

const COULD_NOT_RUN = 2;
const program = join(root, "api/commands/doctor/main.ts");
/** Teams in the browser, as which a persona signs in. */
const teamsWeb = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";

const { values } = parseArgs({
  options: {
    tenant: { type: "boolean", default: false },
    persona: { type: "string", default: "requester" },
    json: { type: "boolean", default: false },
    "user-token-file": { type: "string" },
    manifest: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const usage = `npm run doctor -- [--json]          the sandbox of this machine (npm start)
    [--persona KEY]                 who signs in there (requester)
npm run doctor -- --tenant          a tenant: the environment is that of the service
    [--user-token-file FILE]        a person's token for the service: sign-in and consent are tried with it
    [--manifest FILE]               manifest.json of the package that was uploaded to Teams

Exit code 0: nothing failed; 1: something failed; 2: it could not run.`;

const TokenReply = z.object({ access_token: z.string() });

/** This process is not led to the sandbox: it asks its Entra by the way that a browser takes. */
const tokenOf = (endpoints: Endpoints, key: string): Promise<string> => {
  const persona = endpoints.personas.find((one) => one.key === key);
  if (!persona) throw new Error(`The sandbox knows no persona ${key}.`);
  const body = new URLSearchParams({
    grant_type: "password",
    client_id: teamsWeb,
    username: persona.userPrincipalName,
    password: persona.password,
    scope: `${endpoints.appIdUri}/access_as_user`,
  }).toString();
  const url = `${endpoints.teamsHost}/login.microsoftonline.com/organizations/oauth2/v2.0/token`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const ca = readFileSync(endpoints.caFile);
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: "POST", headers, ca }, (reply) => {
      const parts: Buffer[] = [];
      reply.on("data", (part: Buffer) => parts.push(part));
      reply.on("end", () => {
        const answer = TokenReply.safeParse(JSON.parse(Buffer.concat(parts).toString("utf8")));
        if (answer.success) resolve(answer.data.access_token);
        else reject(new Error(`${key} can't sign in.`));
      });
    });
    asking.on("error", () => reject(new Error("The sandbox does not answer: npm start.")));
    asking.end(body);
  });
};

const examine = (args: readonly string[], env: NodeJS.ProcessEnv): number =>
  spawnSync(process.execPath, [program, ...args], { cwd: root, env, stdio: "inherit" }).status ??
  COULD_NOT_RUN;

const given = [
  ...(values.json ? ["--json"] : []),
  ...(values.manifest === undefined ? [] : ["--manifest", values.manifest]),
];

/** The service's own environment there, and a persona's token in a file that nobody else may read. */
const inSandbox = async (): Promise<number> => {
  const { stateFolder, productPort } = readOptions([], process.env);
  const endpoints = readEndpoints(stateFolder);
  const folder = mkdtempSync(join(tmpdir(), "vault-tab-doctor-"));
  try {
    const file = join(folder, "token");
    writeFileSync(file, await tokenOf(endpoints, values.persona), { mode: 0o600 });
    const env = {
      ...productEnvironment({ stateFolder, port: productPort }, process.env),
      TAB_DOMAIN: new URL(endpoints.product).host,
    };
    return examine([...given, "--user-token-file", values["user-token-file"] ?? file], env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const inTenant = (): number => {
  const file = values["user-token-file"];
  return examine(
    [...given, ...(file === undefined ? [] : ["--user-token-file", file])],
    process.env,
  );
};

try {
  if (values.help) console.log(usage);
  else process.exitCode = values.tenant ? inTenant() : await inSandbox();
} catch (failure) {
  console.error(failure instanceof Error ? failure.message : String(failure));
  process.exitCode = COULD_NOT_RUN;
}
