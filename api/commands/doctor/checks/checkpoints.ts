import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, relative } from "node:path";
import { openCheckpointKey } from "../../../src/storage/checkpoint-key.ts";
import { wireCheckpoints } from "../../../src/wiring/checkpoints.ts";
import type { Check } from "../check.ts";
import { failed, type Finding, ok, warning } from "../finding.ts";
import type { Patient } from "../patient.ts";

export const checkpoints: Check = {
  name: "checkpoints",
  title: "Checkpoints of the log are kept, signed, and apart from their key",
  examine: async (patient) => {
    const { role, checkpoints: place } = patient.config;
    if (role === "web") return [ok("The worker makes them")];
    if (place.container) return [await containerOf(patient, place.container), keyOf(place.keyFile)];
    return [await folderOf(patient, place.folder), keyOf(place.keyFile), ...besides(place)];
  },
};

type Place = Patient["config"]["checkpoints"];

type Container = NonNullable<Place["container"]>;

const containerOf = (patient: Patient, { url, identityClientId }: Container): Promise<Finding> =>
  newestOf(patient, {
    about: "CHECKPOINT_CONTAINER",
    found: `The newest checkpoint in ${url} can't be read`,
    means: "No checkpoint is made, or the log can't be compared with what it was.",
    remedy: `Let CHECKPOINT_CONTAINER be the address that infra/ gives, its network let this machine in, and the identity ${identityClientId} (CHECKPOINT_IDENTITY_CLIENT_ID) hold the role of infra/modules/checkpoints.bicep on the container; then run it again.`,
  });

const folderOf = async (patient: Patient, folder: string): Promise<Finding> => {
  const about = "CHECKPOINT_FOLDER";
  if (!existsSync(folder)) return ok("Is made with the first checkpoint", about);
  if (!mayWrite(folder)) {
    return failed({
      about,
      found: `${folder} is not a folder in which this process may write`,
      means: "No checkpoint is made: a change of the whole log could not be proven.",
      remedy: `Mount the immutable container there (infra/), and: chown SERVICE_USER ${folder} && chmod 700 ${folder}`,
    });
  }
  return newestOf(patient, {
    about,
    found: "The newest checkpoint can't be read",
    means: "The log can't be compared with what it was.",
    remedy: "Restore the folder from immutable storage; then: npm run audit:verify",
  });
};

const newestOf = async (
  { config, clock }: Patient,
  unreadable: Parameters<typeof failed>[0] & { readonly about: string },
): Promise<Finding> => {
  const { about } = unreadable;
  const newest = await wireCheckpoints(config.checkpoints)
    .newest()
    .catch(() => "unreadable" as const);
  if (newest === "unreadable") return failed(unreadable);
  if (!newest) return ok("Empty: no checkpoint has been made yet", about);
  const age = clock.now().getTime() - Date.parse(newest.at);
  if (age <= 3 * config.checkpoints.everyMs) return ok(`The newest is of ${newest.at}`, about);
  return warning({
    about,
    found: `The newest is of ${newest.at}`,
    means: "Entries since then are not yet pinned. While nothing happens none is made.",
    remedy:
      "Look whether the worker runs, and at Activity in the tab, which says when the last one was made.",
  });
};

const mayWrite = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
};

/** Opened only where it is there: opening would make one. */
const keyOf = (file: string): Finding => {
  const about = "CHECKPOINT_KEY_FILE";
  if (!existsSync(file)) return ok("Is made at the first start", about);
  if ((statSync(file).mode & 0o077) !== 0) {
    return failed({
      about,
      found: `Others than its owner may read ${file}`,
      means: "Whoever reads it can sign a forged checkpoint.",
      remedy: `chmod 600 ${file}; if somebody may have read it, take a new one (docs/audit.md).`,
    });
  }
  try {
    openCheckpointKey(file);
    return ok("Is a key that signs", about);
  } catch {
    return failed({
      about,
      found: `${file} is not a private key in PEM`,
      means: "The service does not start where checkpoints are made.",
      remedy: `Restore it from its backup, or move it away: a new one is made at the next start (docs/audit.md).`,
    });
  }
};

const besides = ({ folder, keyFile }: Place): readonly Finding[] => {
  const way = relative(folder, dirname(keyFile));
  if (way.startsWith("..")) return [];
  return [
    failed({
      about: "CHECKPOINT_KEY_FILE",
      found: "Lies in the folder of the checkpoints",
      means: "Whoever can change them can sign them anew.",
      remedy: "Move the key to another volume and set CHECKPOINT_KEY_FILE.",
    }),
  ];
};
