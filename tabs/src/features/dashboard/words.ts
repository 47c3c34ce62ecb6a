import type { AccessRequest, Overview } from "@vault-tab/contract";
import { spanWords } from "../../ui/duration-words.ts";
import { visibleString } from "../../ui/visible-characters.ts";

const MINUTE = 60_000;

/** "12 minutes"; nobody has to know it to the second. */
export function medianWords(minutes: number | undefined): string {
  if (minutes === undefined) return "–";
  return minutes < 1 ? "Under 1 minute" : spanWords(Math.round(minutes) * MINUTE);
}

export const wishWords = ({ secrets, requester }: AccessRequest): string => {
  const names = secrets.map(({ vault, name }) => `${name ?? "everything"} in ${vault}`);
  return `${visibleString(requester.name)} broke the glass for ${names.join(", ")}`;
};

/** From 80 % on somebody should do something about it: Azure gives no more beyond the limit. */
export const isTight = ({ used, limit }: NonNullable<Overview["roleAssignments"]>): boolean =>
  used >= limit * 0.8;

export const secretWords = ({ vault, name }: Overview["busiestSecrets"][number]): string =>
  name === undefined ? `${vault} as a whole` : `${name} in ${vault}`;
