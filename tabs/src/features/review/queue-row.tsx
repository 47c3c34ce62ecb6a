import { Badge, Checkbox, mergeClasses } from "@fluentui/react-components";
import { reasonWords } from "../../ui/reason-words.ts";
import { RelativeTime } from "../../ui/relative-time.tsx";
import { VisibleText } from "../../ui/visible-text.tsx";
import type { Fate } from "./fate.ts";
import { mayJudge } from "./queue.ts";
import { RowEnd, type RowActs } from "./row-end.tsx";
import { useRowStyles } from "./row-styles.ts";
import type { QueueRow as Row } from "./use-queue.ts";
import { historyWords, neededWords, timeAsked, whatHappened, wishWords } from "./words.ts";

export interface QueueRowProps {
  readonly measure: (row: HTMLElement | null) => void;
  readonly index: number;
  readonly top: number;
  readonly row: Row;
  readonly fate: Fate | undefined;
  readonly me: string | undefined;
  readonly reachable: boolean;
  readonly chosen: boolean;
  readonly twoLines: boolean;
  readonly onOpen: (id: string) => void;
  readonly onChoose: (id: string) => void;
  readonly acts: RowActs;
}

function Mark({ row: { request, open }, short }: { row: Row; short?: boolean }) {
  if (!request.breakGlass) return null;
  return (
    <>
      <Badge color="danger" appearance={open ? "filled" : "outline"} shape="rounded">
        {open && !short ? "Break-glass: sign off" : "Break-glass"}
      </Badge>{" "}
    </>
  );
}

function Wish({ row }: { row: Row }) {
  const { request } = row;
  return (
    <>
      <Mark row={row} />
      <strong>
        <VisibleText text={request.requester.name} />
      </strong>{" "}
      {request.breakGlass ? "broke the glass to" : "wants to"} <strong>{wishWords(request)}</strong>{" "}
      {timeAsked(request)}
      {request.agent !== undefined && (
        <>
          , asked by the program <VisibleText text={request.agent} />
        </>
      )}
    </>
  );
}

function TwoLines({ row, fate, me }: Pick<QueueRowProps, "row" | "fate" | "me">) {
  const styles = useRowStyles();
  const { request, gone } = row;
  const state = fate?.words ?? (gone ? whatHappened(request, me) : undefined);
  return (
    <>
      <span role="gridcell" className={styles.main}>
        <span className={styles.cut}>
          <Mark row={row} short />
          <strong>
            <VisibleText text={request.requester.name} />
          </strong>
          : {wishWords(request)}
        </span>
        <span className={mergeClasses(styles.small, styles.cut)}>
          <span className={styles.cut}>
            {state ?? <VisibleText text={reasonWords(request).split(/\r?\n/).join(" ")} />}
          </span>
        </span>
      </span>
      <span role="gridcell" className={styles.age}>
        <RelativeTime instant={request.createdAt} />
      </span>
    </>
  );
}

function Wide(props: QueueRowProps) {
  const styles = useRowStyles();
  const { row, fate, me, acts, chosen, reachable, onChoose } = props;
  const { id, request, open } = row;
  const tabIndex = reachable ? 0 : -1;
  const selectable = open && mayJudge(request) && fate?.kind !== "done";
  return (
    <>
      <span role="gridcell">
        {selectable && (
          <Checkbox
            checked={chosen}
            tabIndex={tabIndex}
            aria-label={`Select ${request.requester.name}: ${wishWords(request)}`}
            onChange={() => onChoose(id)}
          />
        )}
      </span>
      <span role="gridcell" className={styles.main}>
        <span className={styles.wish}>
          <Wish row={row} />
        </span>
        <span className={styles.reason}>
          <VisibleText text={reasonWords(request).split(/\r?\n/).join(" ")} />
        </span>
        <span className={styles.small}>
          {request.ticket !== undefined && <VisibleText text={request.ticket} />}
          <span>{historyWords(request)}</span>
        </span>
        {request.status === "pending" && fate?.kind !== "done" && (
          <span className={styles.small}>{neededWords(request)}</span>
        )}
      </span>
      <span role="gridcell" className={styles.end}>
        <span className={styles.age}>
          <RelativeTime instant={request.createdAt} />
        </span>
        <RowEnd row={row} fate={fate} me={me} acts={acts} tabIndex={tabIndex} />
      </span>
    </>
  );
}

export function QueueRow(props: QueueRowProps) {
  const styles = useRowStyles();
  const { row, index, top, measure, twoLines, chosen, reachable, onOpen } = props;
  return (
    <div
      ref={measure}
      role="row"
      data-request={row.id}
      data-index={index}
      aria-rowindex={index + 1}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={reachable ? 0 : -1}
      aria-selected={chosen}
      className={mergeClasses(
        styles.row,
        twoLines ? styles.two : styles.wide,
        chosen && styles.chosen,
        row.request.breakGlass && row.open && styles.glass,
      )}
      onClick={({ target }) => {
        const pressed = target instanceof Element && target.closest("button, input, label");
        if (!pressed) onOpen(row.id);
      }}
    >
      {twoLines ? <TwoLines {...props} /> : <Wide {...props} />}
    </div>
  );
}
