import type { HealthStatus, Secret } from "@vault-tab/contract";
import type { Metadata } from "./metadata.ts";

const DAY = 24 * 60 * 60 * 1000;
/** Key Vault's own near-expiry event comes 30 days ahead. */
const EXPIRES_SOON = 30 * DAY;
const ROTATION_OVERDUE = 365 * DAY;

/** The first thing that is wrong with it, worst first. */
export const healthOf = (metadata: Metadata, now: Date): Secret["health"] => {
  const { enabled, expiresAt, createdAt, tags, managed } = metadata;
  const untilExpiry = expiresAt && expiresAt.getTime() - now.getTime();
  if (!enabled) return health("disabled", "Disabled: nobody can read it.");
  if (expiresAt && untilExpiry !== undefined && untilExpiry <= 0) {
    return health("expired", `Expired on ${day(expiresAt)}.`);
  }
  if (expiresAt && untilExpiry !== undefined && untilExpiry <= EXPIRES_SOON) {
    return health("expiring", `Expires on ${day(expiresAt)}.`);
  }
  if (now.getTime() - createdAt.getTime() > ROTATION_OVERDUE) {
    return health("not-rotated", `The same version since ${day(createdAt)}.`);
  }
  if (!managed && !hasOwner(tags)) return health("no-owner", "No tag says who owns it.");
  return health("healthy", expiresAt ? `Expires on ${day(expiresAt)}.` : "Nothing to do.");
};

const hasOwner = (tags: Metadata["tags"]): boolean =>
  Object.entries(tags).some(([name, value]) => name.toLowerCase() === "owner" && value.trim());

const day = (instant: Date): string => instant.toISOString().slice(0, 10);

const health = (status: HealthStatus, because: string): Secret["health"] => ({ status, because });
