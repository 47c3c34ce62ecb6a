import { MessageBarActions } from "@fluentui/react-components";
import { Link } from "wouter";
import { accessPath } from "../../paths.ts";

/** Where one finds what was asked for or is open already. */
export function MyAccessLink({ onLeave }: { onLeave: () => void }) {
  return (
    <MessageBarActions>
      <Link href={accessPath} onClick={onLeave}>
        Go to My access
      </Link>
    </MessageBarActions>
  );
}
