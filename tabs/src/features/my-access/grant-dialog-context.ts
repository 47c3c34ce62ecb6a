import type { Grant } from "@vault-tab/contract";
import { createContext } from "react";

export type GrantDialog = "use" | "return";

/** Opens a dialog about a grant, which outlives the grant's own card. */
export const GrantDialogContext = createContext<(which: GrantDialog, grant: Grant) => void>(
  () => undefined,
);
