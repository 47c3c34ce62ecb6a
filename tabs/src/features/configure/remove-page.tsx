import { VaultRegular } from "@fluentui/react-icons";
import { useEffect } from "react";
import { allowRemove } from "../../host/teams-host.ts";
import { EmptyState } from "../../ui/empty-state.tsx";

export function RemovePage() {
  useEffect(allowRemove, []);
  return (
    <main>
      <EmptyState icon={<VaultRegular />} title="Remove this tab?">
        Only the tab goes. Vaults, secrets and rights in Azure stay as they are, and you can add the
        tab again at any time.
      </EmptyState>
    </main>
  );
}
