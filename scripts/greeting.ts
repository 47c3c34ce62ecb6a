import type { Endpoints } from "./endpoints.ts";

/** What each persona is there for; rights are the sandbox's seed. */
const may: Readonly<Record<string, string>> = {
  requester: "member of both teams; sees kv-payments-dev, kv-payments-prod and kv-fleet",
  approver: "owner of both teams; sees every vault, may write in kv-payments-dev",
  "second-approver": "owner of both teams; sees every vault but kv-legacy",
  admin: "member of both, app role Vault.Admin; sees and writes as the approver",
  auditor: "app role Vault.Auditor, in no team; no rights in Azure (personal app)",
  outsider: "in no team; no rights in Azure (personal app)",
  "crypto-only": "member; may list the keys of kv-platform, not its secrets",
  guest: "guest of another organisation, member of Payments; never decides",
  "one-secret-only": "member; one secret of kv-platform, which does not let the vault be listed",
};

export function startAddress({ teamsHost }: Endpoints, persona = "requester"): string {
  const place = persona === "auditor" || persona === "outsider" ? "personal" : "channel";
  return `${teamsHost}/?as=${persona}&place=${place}`;
}

function peopleTable({ personas }: Endpoints): string {
  const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  const names = widest(personas.map(({ key }) => key));
  const passwords = widest(personas.map(({ password }) => password));
  return personas
    .map(({ key, password }) => {
      return `  ${key.padEnd(names)} · ${password.padEnd(passwords)} · ${may[key] ?? ""}`;
    })
    .join("\n");
}

export function greeting(endpoints: Endpoints): string {
  return `
Teams host   ${endpoints.teamsHost}
Vault Tab    ${endpoints.product}
Faults       ${endpoints.control}

People: persona · password · what they may
${peopleTable(endpoints)}

As somebody else: the switch in the Teams host, or ${endpoints.teamsHost}/?as=PERSONA&place=channel`;
}

/** For whoever opens it in a browser that does not trust the sandbox's key. */
export function byHand(endpoints: Endpoints, spki: string): string {
  return `
Open         ${startAddress(endpoints)}

Your own browser does not know the certificate. Either start a Chromium or Chrome with a profile of its own:
  chromium --user-data-dir=/tmp/vault-tab --ignore-certificate-errors-spki-list=${spki} '${startAddress(endpoints)}'
or open both of these once and accept the warning, the second one first (inside Teams it would stay blank):
  ${endpoints.teamsHost}
  ${endpoints.product}`;
}
