import type { RotationRecord } from "./rotation.ts";

type Settled = Pick<RotationRecord, "settings" | "run" | "target">;

/** Where a person looks further. */
const place = ({ settings, run, target }: Settled): string => {
  if (settings.rotator === "certificate-renewal") return `pending operation of ${target.name}`;
  const which = run === undefined ? "" : ` ${run}`;
  if (settings.rotator === "github-actions") {
    return `run${which} of ${settings.workflow} in ${settings.repository}`;
  }
  return settings.rotator === "azure-automation"
    ? `job${which} of the runbook ${settings.runbook}`
    : `run${which}`;
};

const stopIt = ({ settings }: Settled): string =>
  settings.rotator === "certificate-renewal" ? "Delete it in Azure" : "Stop it there";

const OLD = "The old version is in use.";

/** Why an errand has failed, and how things stand now. */
export const errandWords = {
  refused: (rotation: Settled, code: string) =>
    `The ${place(rotation)} was refused (${code}). Nothing was begun, and the old version is in use.`,
  occupied:
    "A renewal of this certificate is under way already that this rotation has not begun. It was left alone: wait for its end, or cancel it in Azure, and start again.",
  gone: (rotation: Settled) =>
    `The ${place(rotation)} is not there any more: somebody has deleted it. ${OLD}`,
  crowded: "Too much is asked of it at this time. It is sent again.",
  unsent: "It could not be sent. It is sent again.",
  lost: "It was not found there. It is sent again.",
  notBegun: "It could not be begun for six hours. The old version is in use: start again.",
  nowhere: (rotation: Settled) =>
    `It is not known whether the ${place(rotation)} was started. Look there before you start again. ${OLD}`,
  notKnown: (rotation: Settled) =>
    `It could not be found out what became of the ${place(rotation)}. Look there, and at the versions in Azure, before you start again.`,
  tooLong: (rotation: Settled) => `The ${place(rotation)} took longer than its plan allows.`,
  notStopped: (rotation: Settled & Pick<RotationRecord, "trouble">) =>
    `${rotation.trouble ?? `The ${place(rotation)} was told to stop.`} It could not be stopped. ${stopIt(rotation)} before you start again.`,
  wentWrong: (rotation: Settled) => `The ${place(rotation)} has failed. ${OLD}`,
  stoppedThere: (rotation: Settled) => `The ${place(rotation)} was stopped there. ${OLD}`,
  stopped: (tooLong: string) => `${tooLong} It was stopped. ${OLD}`,
  wroteAndFailed: (rotation: Settled) =>
    `The ${place(rotation)} did not end well, after it had written a new version, which is in use now. See there what is left to do.`,
  noVersion: (rotation: Settled) =>
    `The ${place(rotation)} ended well, but no new version carries the tag of this rotation. See there what it did.`,
} as const;
