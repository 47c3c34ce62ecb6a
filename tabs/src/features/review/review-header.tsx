import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import { useMe } from "../../data/me.ts";
import { overviewPath, reviewPath } from "../../paths.ts";
import { ViewLinks } from "../../ui/view-links.tsx";
import { ShortcutHelp } from "./shortcut-help.tsx";

const useStyles = makeStyles({
  header: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalS}`,
    "@media (max-width: 680px)": {
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: { color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
  rest: { flexGrow: 1 },
});

interface Props {
  readonly count: string;
  readonly refreshing: boolean;
  readonly onRefresh: () => void;
  readonly keysShown: boolean;
  readonly onKeysShown: (shown: boolean) => void;
}

export function ReviewHeader(props: Props) {
  const styles = useStyles();
  const overseer = (useMe().data?.roles.length ?? 0) > 0;
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>Review</h1>
      <span className={styles.count}>{props.count}</span>
      <span className={styles.rest} />
      {overseer && (
        <ViewLinks
          label="Views of Review"
          here={reviewPath}
          views={[
            { title: "Queue", path: reviewPath },
            { title: "Overview", path: overviewPath },
          ]}
        />
      )}
      <ShortcutHelp open={props.keysShown} onOpen={props.onKeysShown} />
      <Button
        appearance="subtle"
        icon={<ArrowClockwiseRegular />}
        aria-label="Look again"
        disabledFocusable={props.refreshing}
        onClick={props.onRefresh}
      />
    </header>
  );
}
