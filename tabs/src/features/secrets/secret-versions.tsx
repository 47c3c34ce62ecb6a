import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { SecretVersion } from "@vault-tab/contract";
import { RelativeTime } from "../../ui/relative-time.tsx";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", tableLayout: "fixed" },
  head: {
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  cell: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalSNudge} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: "top",
  },
  id: {
    display: "block",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  current: { color: tokens.colorBrandForeground1, fontSize: tokens.fontSizeBase200 },
  off: { color: tokens.colorNeutralForeground3 },
});

const newestFirst = (versions: readonly SecretVersion[]): readonly SecretVersion[] =>
  versions.toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));

/** What is used where no version is named: the newest one, enabled or not. */
export function SecretVersions({ versions }: { versions: readonly SecretVersion[] }) {
  const styles = useStyles();
  const head = mergeClasses(styles.cell, styles.head);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={head}>
            Version
          </th>
          <th scope="col" className={head}>
            Created
          </th>
          <th scope="col" className={head}>
            Expires
          </th>
        </tr>
      </thead>
      <tbody>
        {newestFirst(versions).map((version, index) => (
          <tr key={version.version} className={version.enabled ? "" : styles.off}>
            <td className={styles.cell}>
              <span className={styles.id} title={version.version}>
                {version.version}
              </span>
              {index === 0 && <span className={styles.current}>Current</span>}
              {!version.enabled && <span>{index === 0 ? ", disabled" : "Disabled"}</span>}
            </td>
            <td className={styles.cell}>
              <RelativeTime instant={version.createdAt} />
            </td>
            <td className={styles.cell}>
              {version.expiresAt ? <RelativeTime instant={version.expiresAt} /> : "Never"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
