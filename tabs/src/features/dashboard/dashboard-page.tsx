import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular, ShieldKeyholeRegular } from "@fluentui/react-icons";
import { lazy, Suspense, useState } from "react";
import { useOverview } from "../../data/overview.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { overviewPath, reviewViews } from "../../paths.ts";
import { troubleOf } from "../../trouble.ts";
import { Announcement } from "../../ui/announcement.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProblemBar, ProblemPage } from "../../ui/problem-message.tsx";
import { SectionHeader } from "../../ui/section-header.tsx";
import { useScreenTime } from "../../ui/time-context.ts";
import { ViewLinks } from "../../ui/view-links.tsx";
import { OpenGrants } from "./open-grants.tsx";
import { Orphans } from "./orphans.tsx";
import { Tiles } from "./tiles.tsx";
import { ToSignOff } from "./to-sign-off.tsx";

const Charts = lazy(async () => {
  const { Charts: Pictures } = await import("./charts.tsx");
  return { default: Pictures };
});

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0, overflowY: "auto" },
  body: {
    padding: `0 ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`,
    "@media (max-width: 680px)": {
      padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    },
  },
});

function NotForYou() {
  return (
    <EmptyState icon={<ShieldKeyholeRegular />} title="The overview is for admins and auditors">
      What you are asked to decide on is in the queue. Your administrator can give you the app role
      Vault.Admin or Vault.Auditor.
    </EmptyState>
  );
}

/** How Vault Tab is doing, for those who look after it. */
export function DashboardPage() {
  const styles = useStyles();
  const { locale } = useScreenTime();
  const { data, error, isFetching, refetch, errorUpdateCount } = useOverview();
  const { signIn, busy } = useSignIn();
  const [said, setSaid] = useState("");
  const trouble = error ? troubleOf(error) : undefined;
  const common = {
    onRetry: () => void refetch(),
    onSignIn: signIn,
    busy: busy || isFetching,
  };
  const failure = () => {
    if (!trouble) return <Spinner aria-label="The overview is being read" />;
    if (trouble.code === "not_allowed") return <NotForYou />;
    return <ProblemPage key={errorUpdateCount} trouble={trouble} {...common} />;
  };
  return (
    <main className={styles.page}>
      <SectionHeader title="Review">
        <ViewLinks label="Views of Review" here={overviewPath} views={reviewViews} />
        <Button
          appearance="subtle"
          icon={<ArrowClockwiseRegular />}
          aria-label="Look again"
          disabledFocusable={isFetching}
          onClick={() => void refetch()}
        />
      </SectionHeader>
      <div className={styles.body}>
        {!data && failure()}
        {data && trouble && <ProblemBar key={errorUpdateCount} trouble={trouble} {...common} />}
        {data && (
          <>
            <Tiles overview={data} locale={locale} />
            <Orphans orphans={data.orphans} />
            <ToSignOff />
            <OpenGrants onDone={setSaid} />
            <Suspense fallback={<Spinner aria-label="The charts are being opened" />}>
              <Charts overview={data} locale={locale} />
            </Suspense>
          </>
        )}
      </div>
      <Announcement text={said} />
    </main>
  );
}
