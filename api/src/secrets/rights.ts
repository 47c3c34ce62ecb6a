import { Kind } from "@vault-tab/contract";
import type { ProblemError } from "../problem-error.ts";
import type { WatchedVault } from "./watched-vault.ts";

/** What a person's own token proved about one vault: for each kind yes, no, or a failure. */
export interface Rights {
  readonly vault: WatchedVault;
  readonly outcomes: Readonly<Record<Kind, boolean | ProblemError>>;
}

export const kinds = Kind.options;

export const readableKinds = ({ outcomes }: Rights): Kind[] =>
  kinds.filter((kind) => outcomes[kind] === true);

export const mayKnow = (rights: Rights): boolean => readableKinds(rights).length > 0;

export const failures = ({ outcomes }: Rights): ProblemError[] =>
  kinds.flatMap((kind) => {
    const outcome = outcomes[kind];
    return typeof outcome === "boolean" ? [] : [outcome];
  });
