import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";
import * as z from "zod";
import {
  changeTo,
  type FederatedCredential,
  webIdentityCredential,
} from "./federated-credential.ts";
import { runEntry } from "./run-entry.ts";

const options = {
  app: { type: "string" },
  issuer: { type: "string" },
  subject: { type: "string" },
} as const;

const Wish = z.strictObject({ app: z.guid(), issuer: z.url(), subject: z.guid() });

const Credentials = z.array(
  z.object({
    name: z.string(),
    issuer: z.string(),
    subject: z.string(),
    audiences: z.array(z.string()),
  }),
);

/** The Azure CLI, signed in as whoever deploys. */
async function credentials(action: string, app: string, ...more: readonly string[]) {
  const command = ["ad", "app", "federated-credential", action, "--id", app, ...more];
  try {
    return (await promisify(execFile)("az", [...command, "--output", "json"])).stdout;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`az ${command.slice(0, 4).join(" ")} did not work: ${said}`, { cause: error });
  }
}

async function write(change: "create" | "update", app: string, wanted: FederatedCredential) {
  const named = change === "update" ? ["--federated-credential-id", wanted.name] : [];
  await credentials(change, app, ...named, "--parameters", JSON.stringify(wanted));
}

await runEntry(async () => {
  const { app, issuer, subject } = Wish.parse(parseArgs({ options }).values);
  const wanted = webIdentityCredential(issuer, subject);
  const change = changeTo(wanted, Credentials.parse(JSON.parse(await credentials("list", app))));
  if (change === "clash") {
    throw new Error(
      `The registration ${app} trusts ${subject} already, under another name than ${wanted.name}. ` +
        "Take that credential away (portal: App registrations, Certificates & secrets) and run this again.",
    );
  }
  if (change !== "none") await write(change, app, wanted);
  console.log(`The registration trusts the identity ${subject} (${change}).`);
});
