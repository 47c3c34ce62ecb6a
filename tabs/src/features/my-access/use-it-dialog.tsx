import {
  Button,
  DialogContent,
  Link,
  makeStyles,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import { CopyRegular, OpenRegular } from "@fluentui/react-icons";
import type { Grant } from "@vault-tab/contract";
import { useState } from "react";
import { useHost } from "../../host/host-context.ts";
import { useBackButton } from "../../host/use-back-button.ts";
import { CopyRefused } from "../../ui/copy-refused.tsx";
import { useHiddenStyles } from "../../ui/hidden.ts";
import { refWords } from "../../ui/people-words.ts";
import { TallDialog } from "../../ui/tall-dialog.tsx";
import { useCopy } from "../../ui/use-copy.ts";
import { narrow, useMedia } from "../../ui/use-media.ts";
import { portalLink, waysIn, type Shell } from "./use-it.ts";

const useStyles = makeStyles({
  content: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gridAutoRows: "max-content",
    alignContent: "start",
    gap: tokens.spacingVerticalM,
  },
  text: { margin: 0 },
  way: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXS },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  code: {
    display: "block",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    userSelect: "all",
  },
});

function Portal({ grant, first }: { grant: Grant; first: boolean }) {
  const styles = useStyles();
  const { settings } = useHost();
  return (
    <p className={styles.text}>
      <Link href={portalLink(grant, settings.tenantId)} target="_blank" rel="noreferrer">
        Open it in Azure’s portal <OpenRegular aria-hidden />
      </Link>
      {first ? ", where it can be copied without being shown." : ", if you have no shell at hand."}
    </p>
  );
}

function Commands({ grant }: { grant: Grant }) {
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const [shell, setShell] = useState<Shell>("bash");
  const { state, copy, dismiss } = useCopy();
  const { vault, name = "" } = grant.secret;
  return (
    <>
      <TabList
        selectedValue={shell}
        onTabSelect={(_, { value }) => setShell(value === "bash" ? "bash" : "powershell")}
      >
        <Tab value="bash">bash</Tab>
        <Tab value="powershell">PowerShell</Tab>
      </TabList>
      {waysIn(shell, { vault, name }).map(({ title, text }) => (
        <div key={title} className={styles.way}>
          <div className={styles.head}>
            <h3 className={styles.title}>{title}</h3>
            <Button
              size="small"
              icon={<CopyRegular />}
              aria-label={`Copy the command: ${title}`}
              onClick={() => copy(title, text)}
            >
              {state.kind === "copied" && state.what === title ? "Copied" : "Copy"}
            </Button>
          </div>
          <code className={styles.code}>{text}</code>
        </div>
      ))}
      <span role="status" className={hidden}>
        {state.kind === "copied" && "The command was copied"}
      </span>
      {state.kind === "refused" && (
        <CopyRefused what="The command" text={state.text} onDismiss={dismiss} />
      )}
    </>
  );
}

/** Ways to the value that pass by this screen: none of them shows it. */
export function UseItDialog(props: { grant: Grant; open: boolean; onClose: () => void }) {
  const { grant, open, onClose } = props;
  const styles = useStyles();
  const small = useMedia(narrow);
  useBackButton(open, onClose);
  const { secret } = grant;
  return (
    <TallDialog open={open} title={`Use ${refWords(secret)}`} onClose={onClose}>
      <DialogContent className={styles.content}>
        {small && <Portal grant={grant} first />}
        {secret.kind === "certificate" && (
          <p className={styles.text}>
            What you get is the certificate with its private key, as base64.
          </p>
        )}
        {secret.name === undefined ? (
          <p className={styles.text}>
            You see its secrets in the section Secrets now. It can take a few minutes until Azure
            lets you.
          </p>
        ) : (
          <>
            <p className={styles.text}>
              Sign in once by <code>az login</code>. None of these commands shows the value.
            </p>
            <Commands grant={grant} />
          </>
        )}
        {!small && <Portal grant={grant} first={false} />}
      </DialogContent>
    </TallDialog>
  );
}
