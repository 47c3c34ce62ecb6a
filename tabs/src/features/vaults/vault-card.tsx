import { makeStyles, tokens } from "@fluentui/react-components";
import {
  CheckmarkCircleRegular,
  QuestionCircleRegular,
  WrenchScrewdriverRegular,
} from "@fluentui/react-icons";
import type { Vault } from "@vault-tab/contract";
import { Facts } from "../../ui/facts.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { CommandBlock } from "./command-block.tsx";
import { readableWords } from "./readable-words.ts";

const useStyles = makeStyles({
  card: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: "anywhere",
  },
  state: {
    display: "grid",
    gridTemplateColumns: "24px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  icon: { fontSize: "20px", lineHeight: 1.1 },
  what: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  hint: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** What everybody may know: a vault with access policies is granted on by nobody. */
function Known({ vault }: { vault: Vault }) {
  const styles = useStyles();
  const policies = vault.authorization === "access-policies";
  return (
    <div className={styles.state}>
      <span className={styles.icon} aria-hidden>
        {policies ? <WrenchScrewdriverRegular /> : <QuestionCircleRegular />}
      </span>
      <div>
        {policies
          ? "This vault uses access policies, which can’t be given for one secret nor for a time: nothing can be granted here. An admin sees how to change that."
          : "Access can be asked for here if a rule allows it."}
      </div>
    </div>
  );
}

function Lacks({ vault, missing }: { vault: Vault; missing: NonNullable<Vault["missing"]> }) {
  const styles = useStyles();
  if (missing.length === 0) {
    return (
      <div className={styles.state}>
        <span className={styles.icon} aria-hidden>
          <CheckmarkCircleRegular />
        </span>
        <div>Nothing is missing: Vault Tab can grant here.</div>
      </div>
    );
  }
  return missing.map(({ what, why, command }) => (
    <div key={what} className={styles.state}>
      <span className={styles.icon} aria-hidden>
        <WrenchScrewdriverRegular />
      </span>
      <div>
        <div className={styles.what}>{what}</div>
        <div>{why}</div>
        <div className={styles.hint}>
          For the Azure CLI in bash, as somebody who owns the vault:
        </div>
        <CommandBlock command={command} vault={vault.name} />
      </div>
    </div>
  ));
}

/** One vault, and whether access can be granted in it. */
export function VaultCard({ vault, admin }: { vault: Vault; admin: boolean }) {
  const styles = useStyles();
  const { missing } = vault;
  return (
    <li className={styles.card}>
      <h2 className={styles.title}>{vault.name}</h2>
      <Facts
        facts={[
          ["Environment", <VisibleText key="environment" text={vault.environment} />],
          ["Place", vault.location],
          ["Rights by", vault.authorization === "rbac" ? "Azure roles" : "Access policies"],
          ["You can list", readableWords(vault)],
          ["Note", vault.reason],
        ]}
      />
      {missing ? <Lacks vault={vault} missing={missing} /> : <Known vault={vault} />}
      {!missing && admin && (
        <p className={styles.hint}>
          Azure does not say now what Vault Tab may do here. It is looked at again by itself.
        </p>
      )}
    </li>
  );
}
