import { Button } from "@fluentui/react-components";
import { MailInboxCheckmarkRegular } from "@fluentui/react-icons";
import { EmptyState } from "../../ui/empty-state.tsx";

/** Nothing is to be decided: what comes here, and from where. */
export function EmptyQueue({ onRefresh }: { onRefresh: () => void }) {
  return (
    <EmptyState
      icon={<MailInboxCheckmarkRegular />}
      title="Nothing waits for you"
      actions={<Button onClick={onRefresh}>Look again</Button>}
    >
      When somebody asks for access and the rules ask you to decide, it appears here by itself. What
      you ask for yourself is decided by others: you find it in My access.
    </EmptyState>
  );
}
