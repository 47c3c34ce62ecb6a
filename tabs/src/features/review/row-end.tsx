import { Button } from "@fluentui/react-components";
import type { Grant } from "@vault-tab/contract";
import { useCountdown } from "../../ui/use-countdown.ts";
import type { Fate } from "./fate.ts";
import { mayJudge, maySignOff } from "./queue.ts";
import { useRowStyles } from "./row-styles.ts";
import type { QueueRow } from "./use-queue.ts";
import { whatHappened } from "./words.ts";

/** Seconds in which a decision can be taken back at once. */
const TAKE_BACK = 10;

export interface RowActs {
  readonly onApprove: (row: QueueRow) => void;
  readonly onDecline: (row: QueueRow) => void;
  readonly onSignOff: (row: QueueRow) => void;
  readonly onTakeBack: (row: QueueRow, grants: readonly string[]) => void;
  readonly onSettled: (id: string) => void;
  /** What came of this request and this person may end. */
  readonly endable: (id: string) => readonly Grant[];
  readonly onEnd: (grants: readonly Grant[]) => void;
}

export function TakeBack(props: { onPress: () => void; onOver: () => void }) {
  useCountdown(TAKE_BACK, props.onOver);
  return (
    <Button size="small" onClick={props.onPress}>
      Take back
    </Button>
  );
}

interface EndProps {
  readonly grants: readonly Grant[];
  readonly onEnd: (grants: readonly Grant[]) => void;
}

/** Once a decision can no longer be taken back, what came of it can still be ended. */
export function EndAccess({ grants, onEnd }: EndProps) {
  if (grants.length === 0) return null;
  return (
    <Button size="small" onClick={() => onEnd(grants)}>
      End access…
    </Button>
  );
}

interface Props {
  readonly row: QueueRow;
  readonly fate: Fate | undefined;
  readonly me: string | undefined;
  readonly acts: RowActs;
  readonly tabIndex: number;
}

/** What is to be done with a row, or what became of it. */
export function RowEnd({ row, fate, me, acts, tabIndex }: Props) {
  const styles = useRowStyles();
  const { request, open, gone } = row;
  const ending = <EndAccess grants={acts.endable(row.id)} onEnd={acts.onEnd} />;
  if (fate?.kind === "working") return <span className={styles.done}>{fate.words}</span>;
  if (fate?.kind === "done") {
    const { words, takeBack } = fate;
    return (
      <>
        <span className={styles.done}>{words}</span>
        {takeBack ? (
          <TakeBack
            onPress={() => acts.onTakeBack(row, takeBack)}
            onOver={() => acts.onSettled(row.id)}
          />
        ) : (
          ending
        )}
      </>
    );
  }
  return (
    <>
      {fate && <span className={styles.failed}>{fate.words}</span>}
      {gone && <span className={styles.done}>{whatHappened(request, me)}</span>}
      {gone && ending}
      {open && mayJudge(request) && (
        <span className={styles.buttons}>
          <Button size="small" tabIndex={tabIndex} onClick={() => acts.onDecline(row)}>
            Decline…
          </Button>
          <Button
            size="small"
            appearance="primary"
            tabIndex={tabIndex}
            onClick={() => acts.onApprove(row)}
          >
            Approve
          </Button>
        </span>
      )}
      {open && !mayJudge(request) && maySignOff(request) && (
        <Button size="small" tabIndex={tabIndex} onClick={() => acts.onSignOff(row)}>
          Sign off…
        </Button>
      )}
    </>
  );
}
