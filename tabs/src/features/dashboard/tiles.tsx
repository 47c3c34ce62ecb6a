import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Overview } from "@vault-tab/contract";
import { isTight, medianWords } from "./words.ts";

const useStyles = makeStyles({
  tiles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(132px, 1fr))",
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  tile: {
    display: "flex",
    flexDirection: "column-reverse",
    justifyContent: "flex-end",
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  urgent: { border: `2px solid ${tokens.colorStatusDangerBorderActive}` },
  name: { color: tokens.colorNeutralForeground2 },
  figure: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
});

interface TileProps {
  readonly name: string;
  readonly figure: string;
  readonly urgent?: boolean;
}

function Tile({ name, figure, urgent = false }: TileProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.tile, urgent && styles.urgent)}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.figure}>{figure}</dd>
    </div>
  );
}

/** What somebody who looks after Vault Tab has to see first. */
export function Tiles({ overview, locale }: { overview: Overview; locale: string }) {
  const styles = useStyles();
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const { alarms, toSignOff, activeGrants, pendingRequests, roleAssignments, orphans } = overview;
  return (
    <dl className={styles.tiles}>
      <Tile name="Alarms" figure={number(alarms)} urgent={alarms > 0} />
      <Tile name="To sign off" figure={number(toSignOff)} urgent={toSignOff > 0} />
      {orphans.length > 0 && (
        <Tile name="In Azure, and unknown here" figure={number(orphans.length)} urgent />
      )}
      <Tile name="Open in Azure" figure={number(activeGrants)} />
      <Tile name="Waiting for a decision" figure={number(pendingRequests)} />
      <Tile
        name="Until a decision (median)"
        figure={medianWords(overview.medianMinutesToDecision)}
      />
      {roleAssignments && (
        <Tile
          name={
            isTight(roleAssignments)
              ? "Role assignments: soon Azure gives no more"
              : "Role assignments of the subscription"
          }
          figure={`${number(roleAssignments.used)} of ${number(roleAssignments.limit)}`}
          urgent={isTight(roleAssignments)}
        />
      )}
    </dl>
  );
}
