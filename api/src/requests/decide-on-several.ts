import { operations, type DecisionOutcomes, type NewDecisions } from "@vault-tab/contract";
import { refusalEntry } from "../audit/refusal-entry.ts";
import { actorEntry } from "../identity/entry-actor.ts";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { decide } from "./decide.ts";
import type { RequestPorts } from "./ports.ts";
import { show } from "./show-request.ts";

type Outcome = DecisionOutcomes["items"][number];

/** Each for itself, one after the other: what fails for one leaves the others as they are. */
export const decideOnSeveral = async (
  ports: RequestPorts,
  asker: Asker,
  { items }: NewDecisions,
): Promise<DecisionOutcomes> => {
  const outcomes: Outcome[] = [];
  for (const { id, ...decision } of items) {
    try {
      const request = await decide(ports, asker, id, decision);
      outcomes.push({ id, request: await show(ports, asker, request) });
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause;
      outcomes.push(await refused(ports, asker, id, cause));
    }
  }
  return { items: outcomes };
};

/** The call as a whole is answered, so the entry of a refusal is written here. */
const refused = async (
  { log }: Pick<RequestPorts, "log">,
  { actor }: Asker,
  id: string,
  { code, facts: { detail } }: ProblemError,
): Promise<Outcome> => {
  const { path } = operations.decideOnSeveral;
  const call = { path, params: { id }, code, because: detail };
  const entry = refusalEntry(actorEntry(actor), call);
  if (entry) await log.append(entry);
  return { id, problem: { code, ...(detail !== undefined && { detail }) } };
};
