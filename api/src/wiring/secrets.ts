import type { Event } from "@vault-tab/contract";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { type CatalogueOptions, createCatalogue } from "../secrets/read-catalogue.ts";
import { createStandingShelf } from "../secrets/read-standings.ts";
import type { SecretsPorts } from "../secrets/routes.ts";
import type { OpenDatabase } from "../storage/open-database.ts";
import { createStandingFacts } from "../storage/standing-facts.ts";
import { createVaultChanges } from "../storage/vault-changes.ts";

export interface SecretsParts extends Omit<
  SecretsPorts,
  "catalogue" | "changes" | "standings" | "keyVault" | "clock"
> {
  readonly clock: Clock;
  readonly keyVault: SecretsPorts["keyVault"] & CatalogueOptions["keyVault"];
  readonly database: OpenDatabase;
}

/** Lists, composed: what is kept in memory of them, and what makes that old. */
export const wireSecrets = (config: Config, { database, ...parts }: SecretsParts) => {
  const { keyVault, clock } = parts;
  const { events } = database;
  const catalogue = createCatalogue({ keyVault, events, clock, refreshAfter: config.refreshMs });
  const standings = createStandingShelf(createStandingFacts(database), clock);
  const changes = createVaultChanges(database, events);
  const ports: SecretsPorts = { ...parts, catalogue, standings, changes };
  return {
    ports,
    hear: ({ type, data }: Event): void => {
      if (type === "secret-changed") catalogue.outdate(data.vault, data.kind);
      if (type === "rotation-plan-changed" || type === "rotation-changed") standings.outdate();
    },
  };
};
