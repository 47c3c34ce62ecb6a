import type { Grant } from "@vault-tab/contract";
import { useRef, useState } from "react";
import { useEndable } from "../../data/grants.ts";
import { useEndAccess } from "../../ui/end-access-context.ts";
import type { Fate, Verdict } from "./fate.ts";
import type { RowCommand } from "./keys.ts";
import { mayJudge, maySignOff } from "./queue.ts";
import type { QueueHandle } from "./use-queue-focus.ts";
import { useDecisions } from "./use-decisions.ts";
import { useOpenedRequest } from "./use-opened-request.ts";
import { useQueue, type QueueRow } from "./use-queue.ts";
import { useRowFocus } from "./use-row-focus.ts";

const isDone = (fate: Fate): boolean => fate.kind === "done";
const judging = ({ open, request }: QueueRow): boolean => open && mayJudge(request);

/** The queue, what is selected and opened in it, and what each key and button does. */
export function useReview() {
  const queue = useQueue();
  const decisions = useDecisions();
  const panel = useOpenedRequest();
  const grid = useRef<QueueHandle>(null);
  const focus = useRowFocus(grid, queue.rows, panel.opened);
  const [declining, setDeclining] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const [summary, setSummary] = useState("");
  const [ended, setEnded] = useState("");
  const endable = useEndable();
  const end = useEndAccess();
  const chosen = queue.rows.filter((row) => judging(row) && wanted.has(row.id));

  const open = (id: string, decline = false) => {
    setDeclining(decline);
    panel.open(id);
  };
  const choose = (id: string) =>
    setWanted((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const approve = async (row: QueueRow) => {
    focus.hold(row.id);
    const fate = await decisions.decide(row.request, { decision: "approve" });
    if (isDone(fate)) focus.goOn([row.id]);
  };
  const takeBack = (row: QueueRow, grants: readonly string[]) => {
    focus.hold(row.id);
    void decisions.takeBack(row.request, grants);
  };
  const inPanel = async (id: string, work: Promise<Fate>) => {
    if (!isDone(await work)) return false;
    focus.goOn([id]);
    panel.close();
    return true;
  };
  const decideChosen = async (verdict: Verdict) => {
    const ids = chosen.map(({ id }) => id);
    const requests = chosen.map(({ request }) => request);
    focus.hold(ids[0] ?? "");
    setSummary(await decisions.decideAll(requests, verdict));
    setWanted(new Set());
    focus.goOn(ids);
  };
  const command = (name: RowCommand, row: QueueRow) => {
    if (name === "open") open(row.id);
    else if (name === "help") setKeysShown(true);
    else if (name === "sign-off" && row.open && maySignOff(row.request)) open(row.id);
    else if (name === "select" && judging(row)) choose(row.id);
    else if (name === "approve" && judging(row)) void approve(row);
    else if (name === "decline" && judging(row)) open(row.id, true);
  };
  const tidy = () => {
    queue.tidy();
    setSummary("");
  };

  return {
    ...{ queue, decisions, panel, grid, declining, keysShown, setKeysShown },
    ...{ endable, ended, setEnded },
    ...{ chosen, summary, open, choose, command, inPanel, decideChosen, tidy },
    chooseNone: () => setWanted(new Set()),
    acts: {
      onApprove: (row: QueueRow) => void approve(row),
      onDecline: ({ id }: QueueRow) => open(id, true),
      onSignOff: ({ id }: QueueRow) => open(id),
      onTakeBack: takeBack,
      onSettled: decisions.settle,
      endable: (id: string) => endable.filter(({ requestId }) => requestId === id),
      onEnd: (grants: readonly Grant[]) => end(grants, setEnded),
    },
  };
}
