import { anybody, Nothing, type Operation } from "../operation.ts";
import { Overview } from "../overview.ts";

export const overviewOperations = {
  showOverview: {
    method: "get",
    path: "/api/overview",
    summary: "How Vault Tab is doing, in figures, for admins and auditors",
    audience: "person",
    params: Nothing,
    query: Nothing,
    reply: Overview,
    mediaType: "application/json",
    problems: [...anybody, "not_allowed"],
  },
} as const satisfies Record<string, Operation>;
