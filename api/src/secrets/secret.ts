import type { Action, Secret } from "@vault-tab/contract";
import { healthOf } from "./health.ts";
import type { Metadata } from "./metadata.ts";
import { shownStanding, standingOf, type Standings } from "./standing.ts";

/** Metadata as a person is shown it, with what they may do to it. */
export const secretOf = (metadata: Metadata, now: Date, standings?: Standings): Secret => {
  const standing = standings && standingOf(standings, metadata);
  const { notBefore, expiresAt, contentType } = metadata;
  return {
    vault: metadata.vault,
    name: metadata.name,
    kind: metadata.kind,
    enabled: metadata.enabled,
    createdAt: metadata.createdAt.toISOString(),
    updatedAt: metadata.updatedAt.toISOString(),
    ...(notBefore && { notBefore: notBefore.toISOString() }),
    ...(expiresAt && { expiresAt: expiresAt.toISOString() }),
    ...(contentType && { contentType }),
    tags: { ...metadata.tags },
    managed: metadata.managed,
    health: healthOf(metadata, now),
    actions: actionsOn(),
    ...(standing && { standing: shownStanding(standing) }),
  };
};

/** Versions need the same right as the list in which the secret was found (`readMetadata`). */
const actionsOn = (): Action[] => [{ name: "view-versions", allowed: true }];
