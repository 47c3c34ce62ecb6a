import { makeStyles, tokens } from "@fluentui/react-components";
import type { Kind, Secret, SecretWithVersions } from "@vault-tab/contract";
import { Facts } from "../../ui/facts.tsx";
import { FullTime } from "../../ui/relative-time.tsx";
import { Section } from "../../ui/section.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import { HealthLabel } from "./health-label.tsx";
import { SecretActions } from "./secret-actions.tsx";
import { SecretRotation } from "./secret-rotation.tsx";
import { SecretReads } from "./secret-reads.tsx";
import { SecretVersions } from "./secret-versions.tsx";

const useStyles = makeStyles({
  root: { paddingBottom: tokens.spacingVerticalXXL },
  health: {
    display: "grid",
    gap: tokens.spacingVerticalXXS,
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  status: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const behind: Readonly<Record<Kind, string>> = {
  secret: "A certificate stands behind this secret. Key Vault looks after it.",
  key: "A certificate stands behind this key. Key Vault looks after it.",
  certificate: "Key Vault looks after this certificate.",
};

const time = (instant: string | undefined) => instant && <FullTime instant={instant} />;

function BasicFacts({ secret }: { secret: Secret }) {
  return (
    <Facts
      facts={[
        ["Vault", secret.vault],
        ["Enabled", secret.enabled ? "Yes" : "No: nobody can read it until it is enabled"],
        ["Expires", time(secret.expiresAt) ?? "Never"],
        ["Not before", time(secret.notBefore)],
        ["Created", time(secret.createdAt)],
        ["Updated", time(secret.updatedAt)],
        ["Content type", secret.contentType && <VisibleText text={secret.contentType} />],
        ["Managed", secret.managed ? behind[secret.kind] : undefined],
      ]}
    />
  );
}

export function SecretDetails({ secret }: { secret: SecretWithVersions }) {
  const styles = useStyles();
  const tags = Object.entries(secret.tags);
  const versions = secret.actions.find(({ name }) => name === "view-versions");
  return (
    <div className={styles.root}>
      <SecretActions secret={secret} />
      <div className={styles.health}>
        <span className={styles.status}>
          <HealthLabel status={secret.health.status} />
        </span>
        <span>{secret.health.because}</span>
      </div>
      <BasicFacts secret={secret} />
      <SecretRotation secretKey={secret} />
      {secret.kind === "secret" && <SecretReads vault={secret.vault} name={secret.name} />}
      <Section title="Tags">
        {tags.length === 0 ? (
          <span className={styles.quiet}>None</span>
        ) : (
          <Facts
            facts={tags.map(([name, value]) => [
              name,
              value === "" ? "" : <VisibleText key={name} text={value} />,
            ])}
          />
        )}
      </Section>
      <Section title="Versions">
        {versions?.allowed === false ? (
          <span className={styles.quiet}>{versions.reason}</span>
        ) : (
          <SecretVersions versions={secret.versions} />
        )}
      </Section>
    </div>
  );
}
