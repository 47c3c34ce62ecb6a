import type { Sort, SortColumn } from "@vault-tab/contract";

export interface Column {
  readonly id: "name" | "vault" | "kind" | "health" | "expires" | "rotation" | "updated" | "tags";
  readonly title: string;
  /** What the service can order by; tags have no order. */
  readonly sort?: SortColumn;
}

export const columns: readonly Column[] = [
  { id: "name", title: "Name", sort: "name" },
  { id: "vault", title: "Vault", sort: "vault" },
  { id: "kind", title: "Kind", sort: "kind" },
  { id: "health", title: "Health", sort: "health" },
  { id: "expires", title: "Expires", sort: "expires" },
  { id: "rotation", title: "Rotation", sort: "due" },
  { id: "updated", title: "Updated", sort: "updated" },
  { id: "tags", title: "Tags" },
];

/** Once is ascending, twice descending. */
export const nextSort = (current: Sort, column: SortColumn): Sort =>
  current === column ? `-${column}` : column;

export function ariaSort(current: Sort, column: Column): "ascending" | "descending" | "none" {
  if (column.sort === undefined) return "none";
  if (current === column.sort) return "ascending";
  return current === `-${column.sort}` ? "descending" : "none";
}
