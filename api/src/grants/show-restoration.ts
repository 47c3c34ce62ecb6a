import type { Restoration } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import type { RestorationPorts } from "./confirm-restoration.ts";
import { mayConfirmRestoration } from "./standing-actions.ts";

/** Whether access is only ended at the moment, and whether this person may change that. */
export const showRestoration = async (
  { restorations }: Pick<RestorationPorts, "restorations">,
  { actor }: Asker,
): Promise<Restoration> => {
  const open = await restorations.open();
  if (!open) return {};
  return {
    open: {
      restoredAt: open.restoredAt.toISOString(),
      ...(open.backupOf && { backupOf: open.backupOf.toISOString() }),
      actions: [{ name: "confirm", ...mayConfirmRestoration(actor) }],
    },
  };
};
