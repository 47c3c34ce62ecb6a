import type { AccessRequest } from "@vault-tab/contract";
import { useState } from "react";
import { useRevokeGrant } from "../../data/grants.ts";
import { useDecide, useDecideOnSeveral, useSignOff } from "../../data/requests.ts";
import { troubleOf } from "../../trouble.ts";
import {
  countedWords,
  decidedFate,
  failed,
  spoken,
  takenBackFate,
  type Fate,
  type Verdict,
} from "./fate.ts";

const TAKEN_BACK = "Taken back by the approver right after approving";

/** This person's decisions of this visit, and what became of each. */
export function useDecisions() {
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map());
  const [said, setSaid] = useState("");
  const one = useDecide();
  const several = useDecideOnSeveral();
  const sign = useSignOff();
  const revoke = useRevokeGrant();

  const put = (id: string, fate: Fate) => setFates((before) => new Map(before).set(id, fate));

  const act = async (request: AccessRequest, words: string, work: () => Promise<Fate>) => {
    put(request.id, { kind: "working", words });
    const fate = await work().catch((error: unknown) => failed(troubleOf(error)));
    put(request.id, fate);
    setSaid(spoken(request, fate));
    return fate;
  };

  const decide = (request: AccessRequest, verdict: Verdict) => {
    const { id, version } = request;
    const words = verdict.decision === "approve" ? "Approving…" : "Declining…";
    return act(request, words, async () =>
      decidedFate(await one.mutateAsync({ params: { id }, body: { version, ...verdict } })),
    );
  };

  const signOff = (request: AccessRequest, comment: string | undefined) =>
    act(request, "Signing off…", async () => {
      const body = comment === undefined ? {} : { comment };
      await sign.mutateAsync({ params: { id: request.id }, body });
      return { kind: "done", words: "Signed off" };
    });

  const takeBack = (request: AccessRequest, grants: readonly string[]) =>
    act(request, "Taking back…", async () => {
      const body = { reason: TAKEN_BACK };
      const ends = grants.map((id) => revoke.mutateAsync({ params: { id }, body }));
      const results = await Promise.allSettled(ends);
      const troubles = results.flatMap((result) =>
        result.status === "rejected" ? [troubleOf(result.reason)] : [],
      );
      return takenBackFate(troubles, grants.length);
    });

  const decideAll = async (requests: readonly AccessRequest[], verdict: Verdict) => {
    for (const { id } of requests) put(id, { kind: "working", words: "Being sent…" });
    const items = requests.map(({ id, version }) => ({ id, version, ...verdict }));
    const outcomes = await several.mutateAsync({ body: { items } }).then(
      (reply) => new Map(reply.items.map((item) => [item.id, item])),
      (error: unknown) => troubleOf(error),
    );
    const found = requests.map(({ id }): readonly [string, Fate] => {
      if (!(outcomes instanceof Map)) return [id, failed(outcomes)];
      const { request, problem } = outcomes.get(id) ?? {};
      if (request) return [id, decidedFate(request)];
      const { code = "internal_error", detail } = problem ?? {};
      return [id, failed({ code, ...(detail !== undefined && { detail }) })];
    });
    setFates((before) => new Map([...before, ...found]));
    const words = countedWords(
      found.map(([, fate]) => fate),
      verdict.decision,
    );
    setSaid(words);
    return words;
  };

  /** The time to take it back at once is over, or the row was tidied away. */
  const settle = (id: string) =>
    setFates((before) => {
      const fate = before.get(id);
      if (fate?.kind !== "done") return before;
      return new Map(before).set(id, { kind: "done", words: fate.words });
    });

  return { fates, said, decide, signOff, takeBack, decideAll, settle };
}
