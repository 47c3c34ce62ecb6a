import type { Grant } from "@vault-tab/contract";

export type Shell = "bash" | "powershell";

export interface Way {
  readonly title: string;
  readonly text: string;
}

interface Subject {
  readonly vault: string;
  readonly name: string;
}

/** POSIX: nothing is special between single quotes but the single quote itself. */
const quotedForBash = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules */
const quotedForPowerShell = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** By `=`, so that a name that begins with a hyphen is no option. */
const reading = ({ vault, name }: Subject, quoted: (text: string) => string): string =>
  `az keyvault secret show --vault-name=${quoted(vault)} --name=${quoted(name)} --query value --output tsv`;

/** What may stand for it in an environment: `ADYEN_API_KEY`. */
export const variableOf = (name: string): string =>
  name
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, "_")
    .replace(/^(?=\d)/, "_");

/**
 * The value goes on without being printed, and without a place in the history of the shell or in
 * the arguments of a process: `printf` is a part of the shell, and `$(…)` takes the line end of
 * `az` away, which would else be pasted too.
 */
function bashWays(subject: Subject): readonly Way[] {
  const read = reading(subject, quotedForBash);
  const variable = variableOf(subject.name);
  const copying = (program: string) => `printf %s "$(${read})" | ${program}`;
  return [
    { title: "To the clipboard, macOS", text: copying("pbcopy") },
    { title: "To the clipboard, Linux", text: copying("xclip -selection clipboard") },
    { title: "To the clipboard, Windows (WSL, Git Bash)", text: copying("clip.exe") },
    { title: "Into an environment variable", text: `export ${variable}="$(${read})"` },
    { title: "For one command only", text: `${variable}="$(${read})" your-command` },
  ];
}

/** A value of several lines comes as several strings, which is why they are joined. */
function powerShellWays(subject: Subject): readonly Way[] {
  const read = reading(subject, quotedForPowerShell);
  const variable = variableOf(subject.name);
  const value = `(${read}) -join "\`n"`;
  return [
    { title: "To the clipboard", text: `${value} | Set-Clipboard` },
    { title: "Into an environment variable", text: `$env:${variable} = ${value}` },
    {
      title: "For one command only",
      text: `try { $env:${variable} = ${value}; your-command } finally { Remove-Item Env:${variable} }`,
    },
  ];
}

export const waysIn = (shell: Shell, subject: Subject): readonly Way[] =>
  shell === "bash" ? bashWays(subject) : powerShellWays(subject);

/** Where Azure's portal shows this secret, with a button of its own that copies the value. */
export function portalLink(grant: Pick<Grant, "azure" | "secret">, tenantId: string): string {
  const { vaultUri, vaultResourceId } = grant.azure;
  const { name } = grant.secret;
  const portal = `https://portal.azure.com/#@${tenantId}`;
  if (name === undefined) return `${portal}/resource${vaultResourceId}/secrets`;
  return `${portal}/asset/Microsoft_Azure_KeyVault/Secret/${vaultUri.replace(/\/+$/, "")}/secrets/${name}`;
}
