import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMe } from "../../data/me.ts";
import { useSignIn } from "../../data/use-sign-in.ts";
import { Announcement } from "../../ui/announcement.tsx";
import { ProblemPage } from "../../ui/problem-message.tsx";
import { EmptyQueue } from "./empty-queue.tsx";
import { LoadingQueue } from "./loading-queue.tsx";
import { OpenAccess } from "./open-access.tsx";
import { QueueGrid } from "./queue-grid.tsx";
import { ReviewHeader } from "./review-header.tsx";
import { ReviewNotices } from "./review-notices.tsx";
import { ReviewPanel } from "./review-panel.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useReview } from "./use-review.ts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0, overflowY: "auto" },
  more: { display: "flex", justifyContent: "center", padding: tokens.spacingVerticalM },
});

type Review = ReturnType<typeof useReview>;

function Queue({ review, me }: { review: Review; me: string | undefined }) {
  const { queue, decisions, chosen, grid, acts, choose, open, command } = review;
  const { signIn, busy } = useSignIn();
  if (!queue.loaded && queue.trouble) {
    return (
      <ProblemPage
        key={queue.attempts}
        trouble={queue.trouble}
        busy={busy || queue.refreshing}
        onRetry={queue.refresh}
        onSignIn={signIn}
      />
    );
  }
  if (!queue.loaded) return <LoadingQueue />;
  if (queue.rows.length === 0) return <EmptyQueue onRefresh={queue.refresh} />;
  return (
    <QueueGrid
      grid={grid}
      rows={queue.rows}
      fates={decisions.fates}
      me={me}
      chosen={new Set(chosen.map(({ id }) => id))}
      onChoose={choose}
      onOpen={open}
      onCommand={command}
      acts={acts}
    />
  );
}

function Opened({ review, me }: { review: Review; me: string | undefined }) {
  const { panel, decisions, declining, inPanel } = review;
  if (!panel.shown) return null;
  return (
    <ReviewPanel
      open={panel.opened !== undefined}
      id={panel.shown}
      me={me}
      fate={decisions.fates.get(panel.shown)}
      declining={declining}
      onClose={panel.close}
      onDecide={(request, verdict) => inPanel(request.id, decisions.decide(request, verdict))}
      onSignOff={(request, comment) => inPanel(request.id, decisions.signOff(request, comment))}
      onTakeBack={(request, grants) => void decisions.takeBack(request, grants)}
      onSettled={decisions.settle}
      endable={review.acts.endable}
      onEnd={review.acts.onEnd}
    />
  );
}

/** What others ask for and this person decides on. */
export function ReviewPage() {
  const styles = useStyles();
  const me = useMe().data?.person.objectId;
  const review = useReview();
  const { queue, chosen } = review;
  return (
    <main className={styles.page}>
      <ReviewHeader
        count={queue.loaded && queue.rows.length > 0 ? `${queue.waiting} to decide` : ""}
        refreshing={queue.refreshing}
        onRefresh={queue.refresh}
        keysShown={review.keysShown}
        onKeysShown={review.setKeysShown}
      />
      <ReviewNotices review={review} />
      {chosen.length > 0 && (
        <SelectionBar
          count={chosen.length}
          onDecide={(verdict) => void review.decideChosen(verdict)}
          onClear={review.chooseNone}
        />
      )}
      <Queue review={review} me={me} />
      <OpenAccess grants={review.endable} onEnded={review.setEnded} />
      {queue.hasMore && (
        <div className={styles.more}>
          <Button onClick={queue.fetchMore}>Show older ones too</Button>
        </div>
      )}
      <Announcement text={review.decisions.said} />
      <Announcement text={review.ended} />
      <Opened review={review} me={me} />
    </main>
  );
}
