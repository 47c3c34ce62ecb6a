import type { Read } from "@vault-tab/contract";
import type { KeptRead } from "../audit/kept-read.ts";

/** A read as the contract says it. */
export const presentedRead = ({ at, arrivedAt: _, nearest, ...read }: KeptRead): Read => ({
  ...read,
  at: at.toISOString(),
  ...(nearest && { nearest: nearest.toISOString() }),
});
