import { HealthStatus, type Secret, type Sort, SortColumn } from "@vault-tab/contract";

/** Where a secret stands in a list: its sort key, then what tells it from all others. */
export type Place = readonly [key: string, vault: string, name: string, kind: string];

export const placeOf = (secret: Secret, sort: Sort): Place => [
  keys[columnOf(sort)](secret),
  secret.vault,
  secret.name,
  secret.kind,
];

export const comparePlaces = (sort: Sort) => {
  const direction = sort.startsWith("-") ? -1 : 1;
  return (a: Place, b: Place): number => {
    for (const [position, left] of a.entries()) {
      const right = b[position] ?? "";
      if (left !== right) return (left < right ? -1 : 1) * (position === 0 ? direction : 1);
    }
    return 0;
  };
};

/** Strings that sort as their column does. What never expires stands behind all that does. */
const keys: Record<SortColumn, (secret: Secret) => string> = {
  name: ({ name }) => name.toLowerCase(),
  vault: ({ vault }) => vault,
  kind: ({ kind }) => kind,
  health: ({ health }) => String(HealthStatus.options.indexOf(health.status)),
  expires: ({ expiresAt }) => expiresAt ?? "~",
  updated: ({ updatedAt }) => updatedAt,
};

const columnOf = (sort: Sort): SortColumn => SortColumn.parse(sort.replace("-", ""));
