import { execFile, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";

const run = promisify(execFile);
/** The system's own, for which Debian packages the SDKs; never one that a version manager put first in the path. */
const python = "/usr/bin/python3";
const imports = "import azure.identity, azure.keyvault.secrets, azure.mgmt.keyvault, msal";

/** Debian and root: only there may a test install a package. Undefined where these tests can run. */
export function whyLeftOut(): string | undefined {
  try {
    accessSync("/etc/debian_version");
    accessSync("/usr/bin/apt-get", constants.X_OK);
  } catch {
    return "this is not Debian";
  }
  return process.getuid?.() === 0 ? undefined : "this user is not root";
}

export async function ensureSdks(): Promise<void> {
  const there = await run(python, ["-c", imports]).then(
    () => true,
    () => false,
  );
  if (there) return;
  // Others may be installing something at this moment.
  const patient = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", ...patient], { env });
  const wanted = ["python3-azure", "python3-msal"];
  await run("apt-get", ["install", "-y", "--no-install-recommends", ...patient, ...wanted], {
    env,
  });
  await run(python, ["-c", imports]);
}

/** What the program wrote; it fails with what it complained of. */
export async function runPython(
  file: string,
  input: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(python, [file], { env: { PATH: "/usr/bin:/bin", ...env } });
  child.stdin.end(input);
  const [written, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (written === "") throw new Error(complaint);
  return written;
}
