import { anybody, Nothing, oncePerKey, onBehalfOf, type Operation } from "../operation.ts";
import { Rules } from "../rules.ts";
import { Ruling, RulingQuestion } from "../rulings.ts";

export const rulesOperations = {
  askForRuling: {
    method: "post",
    path: "/api/rulings",
    summary: "May I, for how long, and who would decide; changes nothing",
    audience: "person",
    params: Nothing,
    query: Nothing,
    body: RulingQuestion,
    success: 200,
    reply: Ruling,
    mediaType: "application/json",
    problems: [...anybody, ...oncePerKey, ...onBehalfOf, "not_allowed"],
  },
  listRules: {
    method: "get",
    path: "/api/rules",
    summary: "The rules that are loaded, in words",
    audience: "person",
    params: Nothing,
    query: Nothing,
    reply: Rules,
    mediaType: "application/json",
    problems: anybody,
  },
} as const satisfies Record<string, Operation>;
