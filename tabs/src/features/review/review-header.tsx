import { Button } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import { useMe } from "../../data/me.ts";
import { reviewPath, reviewViews } from "../../paths.ts";
import { SectionHeader } from "../../ui/section-header.tsx";
import { ViewLinks } from "../../ui/view-links.tsx";
import { ShortcutHelp } from "./shortcut-help.tsx";

interface Props {
  readonly count: string;
  readonly refreshing: boolean;
  readonly onRefresh: () => void;
  readonly keysShown: boolean;
  readonly onKeysShown: (shown: boolean) => void;
}

export function ReviewHeader(props: Props) {
  const overseer = (useMe().data?.roles.length ?? 0) > 0;
  return (
    <SectionHeader title="Review" count={props.count}>
      {overseer && <ViewLinks label="Views of Review" here={reviewPath} views={reviewViews} />}
      <ShortcutHelp open={props.keysShown} onOpen={props.onKeysShown} />
      <Button
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        aria-label="Look again"
        disabledFocusable={props.refreshing}
        onClick={props.onRefresh}
      />
    </SectionHeader>
  );
}
