import type { HealthStatus, Secret } from "@vault-tab/contract";
import type { Metadata } from "./metadata.ts";

const DAY = 24 * 60 * 60 * 1000;
/** Key Vault's own near-expiry event comes 30 days ahead. */
const EXPIRES_SOON = 30 * DAY;
const ROTATION_OVERDUE = 365 * DAY;

/** The first thing that is wrong with it, worst first. */
export const statusOf = (metadata: Metadata, now: Date): HealthStatus => {
  const { enabled, expiresAt, createdAt, tags, managed } = metadata;
  const untilExpiry = expiresAt ? expiresAt.getTime() - now.getTime() : Infinity;
  if (!enabled) return "disabled";
  if (untilExpiry <= 0) return "expired";
  if (untilExpiry <= EXPIRES_SOON) return "expiring";
  if (now.getTime() - createdAt.getTime() > ROTATION_OVERDUE) return "not-rotated";
  return managed || hasOwner(tags) ? "healthy" : "no-owner";
};

export const healthOf = (metadata: Metadata, now: Date): Secret["health"] => {
  const status = statusOf(metadata, now);
  return { status, because: reasons[status](metadata) };
};

const reasons: Record<HealthStatus, (metadata: Metadata) => string> = {
  disabled: () => "Disabled: nobody can read it.",
  expired: ({ expiresAt }) => `Expired on ${day(expiresAt)}.`,
  expiring: ({ expiresAt }) => `Expires on ${day(expiresAt)}.`,
  "not-rotated": ({ createdAt }) => `The same version since ${day(createdAt)}.`,
  "no-owner": () => "No tag says who owns it.",
  healthy: ({ expiresAt }) => (expiresAt ? `Expires on ${day(expiresAt)}.` : "Nothing to do."),
};

const hasOwner = (tags: Metadata["tags"]): boolean =>
  Object.entries(tags).some(([name, value]) => name.toLowerCase() === "owner" && value.trim());

const day = (instant: Date | undefined): string => instant?.toISOString().slice(0, 10) ?? "";
