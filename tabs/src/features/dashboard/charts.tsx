import { HorizontalBarChart, LineChart } from "@fluentui/react-charts";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { Overview } from "@vault-tab/contract";
import { Section } from "../../ui/section.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { secretWords } from "./words.ts";

const useStyles = makeStyles({
  days: { width: "100%", height: "240px", marginBottom: tokens.spacingVerticalS },
  bars: { maxWidth: "560px", marginBottom: tokens.spacingVerticalS },
});

/** The palette of the contrast theme is one colour; these have 3:1 on white, on grey and on black. */
const series = [
  { legend: "Asked", of: "requested", color: "#0f86d8", dashes: "" },
  { legend: "Approved", of: "approved", color: "#13932a", dashes: "8 4" },
  { legend: "Declined", of: "declined", color: "#d8484d", dashes: "2 4" },
] as const;

function Days({ days, locale }: { days: Overview["days"]; locale: string }) {
  const styles = useStyles();
  const dayWords = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const title = "Requests and decisions a day";
  return (
    <Section title={title}>
      <div className={styles.days}>
        <LineChart
          culture={locale}
          height={240}
          useUTC
          legendProps={{ overflowText: "more" }}
          data={{
            chartTitle: title,
            lineChartData: series.map(({ legend, of, color, dashes }) => ({
              legend,
              color,
              lineOptions: { strokeDasharray: dashes },
              data: days.map((day) => ({ x: new Date(`${day.day}T00:00:00Z`), y: day[of] })),
            })),
          }}
        />
      </div>
      <FiguresTable
        title={title}
        heads={["Day (UTC)", ...series.map(({ legend }) => legend)]}
        rows={days
          .toReversed()
          .map(({ day, requested, approved, declined }) => [
            dayWords.format(new Date(`${day}T00:00:00Z`)),
            requested,
            approved,
            declined,
          ])}
      />
    </Section>
  );
}

interface BarsProps {
  readonly title: string;
  readonly head: string;
  readonly bars: readonly { readonly name: string; readonly count: number }[];
}

function Bars({ title, head, bars }: BarsProps) {
  const styles = useStyles();
  const total = Math.max(...bars.map(({ count }) => count), 1);
  return (
    <Section title={title}>
      {bars.length === 0 && <p>Nothing was opened in the last 30 days.</p>}
      <div className={styles.bars}>
        <HorizontalBarChart
          hideRatio={bars.map(() => true)}
          data={bars.map(({ name, count }) => ({
            chartTitle: name,
            chartData: [
              {
                legend: name,
                horizontalBarChartdata: { x: count, total },
                color: tokens.colorBrandBackground,
              },
            ],
          }))}
        />
      </div>
      {bars.length > 0 && (
        <FiguresTable
          title={title}
          heads={[head, "Grants"]}
          rows={bars.map(({ name, count }) => [name, count])}
        />
      )}
    </Section>
  );
}

/** Pictures of the last 30 days, each with its figures. */
export function Charts({ overview, locale }: { overview: Overview; locale: string }) {
  const { days, grantsByVault, busiestSecrets } = overview;
  return (
    <>
      <Days days={days} locale={locale} />
      <Bars
        title="Grants by vault, 30 days"
        head="Vault"
        bars={grantsByVault.map(({ vault, count }) => ({ name: vault, count }))}
      />
      <Bars
        title="Busiest secrets, 30 days"
        head="Secret"
        bars={busiestSecrets.map((one) => ({ name: secretWords(one), count: one.count }))}
      />
    </>
  );
}
