import type { ActionConstraint, PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";

interface Id {
  readonly type: string;
  readonly id: string;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Every node of a policy's JSON, from the outside in. */
export function* nodesOf(value: unknown): Iterable<Readonly<Record<string, unknown>>> {
  if (!isRecord(value)) return;
  yield value;
  for (const inner of Object.values(value)) yield* nodesOf(inner);
}

const isId = (value: unknown): value is Id =>
  isRecord(value) && typeof value["type"] === "string" && typeof value["id"] === "string";

/** The entities that a policy names, in its scope and in its conditions. */
export const entitiesNamed = (policy: PolicyJson, type: string): readonly string[] => {
  const found = [...nodesOf(policy)].flatMap((node) => (isId(node) ? [node] : []));
  return [...new Set(found.filter((one) => one.type === type).map(({ id }) => id))];
};

/** Ids of the actions to which a policy applies; `undefined` for all of them. */
export const actionsOf = ({
  op,
  ...constraint
}: ActionConstraint): readonly string[] | undefined =>
  op === "All"
    ? undefined
    : [...nodesOf(constraint)].flatMap((node) => (isId(node) ? [node.id] : []));

/** Durations written in the conditions, as the engine's language has them. */
export const durationsWritten = (policy: PolicyJson): readonly string[] =>
  [...nodesOf(policy.conditions)].flatMap((node) => {
    const [argument] = Array.isArray(node["duration"]) ? node["duration"] : [];
    return isRecord(argument) && typeof argument["Value"] === "string" ? [argument["Value"]] : [];
  });

/** Whether it speaks of what anybody with the right to update a secret can write. */
export const readsTags = (policy: PolicyJson): boolean =>
  [...nodesOf(policy.conditions)].some(
    (node) =>
      "getTag" in node ||
      "hasTag" in node ||
      node["attr"] === "contentType" ||
      (Array.isArray(node["attr"]) && node["attr"].includes("contentType")),
  );
