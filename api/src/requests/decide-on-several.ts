import type { DecisionOutcomes, NewDecisions } from "@vault-tab/contract";
import type { Asker } from "../ports/asker.ts";
import { ProblemError } from "../problem-error.ts";
import { decide } from "./decide.ts";
import type { RequestPorts } from "./ports.ts";
import { show } from "./show-request.ts";

/** Each for itself, one after the other: what fails for one leaves the others as they are. */
export const decideOnSeveral = async (
  ports: RequestPorts,
  asker: Asker,
  { items }: NewDecisions,
): Promise<DecisionOutcomes> => {
  const outcomes: DecisionOutcomes["items"] = [];
  for (const { id, ...decision } of items) {
    try {
      const request = await decide(ports, asker, id, decision);
      outcomes.push({ id, request: await show(ports, asker, request) });
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause;
      const { detail } = cause.facts;
      outcomes.push({ id, problem: { code: cause.code, ...(detail !== undefined && { detail }) } });
    }
  }
  return { items: outcomes };
};
