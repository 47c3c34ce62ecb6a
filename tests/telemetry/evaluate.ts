import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";
import type { Sample } from "./scrape.ts";

/** What was scraped at one time. */
export interface Scraped {
  /** Milliseconds. */
  readonly at: number;
  readonly samples: readonly Sample[];
}

type Labels = Readonly<Record<string, string>>;
type Series = { readonly labels: Labels; readonly value: number };
interface World {
  readonly text: string;
  /** Oldest first. */
  readonly history: readonly Scraped[];
}

/**
 * The instant value of an expression after these scrapes: that part of PromQL which our alerts are made of, read by
 * Prometheus' own grammar. What is not known is an error and never nothing. `increase` is the sum of what grew, without
 * the extrapolation to the window's edges.
 */
export const evaluate = (expression: string, history: readonly Scraped[]): readonly Series[] => {
  const { topNode } = parser.parse(expression);
  topNode.cursor().iterate(({ type }) => {
    if (type.isError) throw new Error(`Not PromQL: ${expression}`);
  });
  return valueOf(childrenOf(topNode)[0], { text: expression, history });
};

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
};
const textOf = (node: SyntaxNode | null | undefined, { text }: World): string =>
  node ? text.slice(node.from, node.to) : "";
const unknown = (node: SyntaxNode | undefined, world: World): Error =>
  new Error(`Not evaluated here: ${node?.name} in ${world.text}`);

const valueOf = (node: SyntaxNode | undefined, world: World): readonly Series[] => {
  if (!node) throw unknown(node, world);
  const { name: kind } = node;
  if (kind === "BinaryExpr") return binary(node, world);
  if (kind === "AggregateExpr") return aggregate(node, world);
  if (kind === "FunctionCall") return call(node, world);
  if (kind === "VectorSelector") return select(node, world, world.history.at(-1)?.samples ?? []);
  throw unknown(node, world);
};

const comparisons: Readonly<Record<string, (one: number, other: number) => boolean>> = {
  ">": (one, other) => one > other,
  "==": (one, other) => one === other,
};

/** Sets meet by their labels; all that our alerts join has none, or is told whole. */
const binary = (node: SyntaxNode, world: World): readonly Series[] => {
  const [left, operator, right] = childrenOf(node);
  const operation = textOf(operator, world);
  const ones = valueOf(left, world);
  const compare = comparisons[operation];
  if (compare && right?.name === "NumberDurationLiteral") {
    const limit = Number(textOf(right, world));
    return ones.filter(({ value }) => compare(value, limit));
  }
  const others = valueOf(right, world);
  const has = (all: readonly Series[], labels: Labels) =>
    all.some((one) => keyOf(one.labels) === keyOf(labels));
  if (operation === "unless") return ones.filter(({ labels }) => !has(others, labels));
  if (operation === "or") return [...ones, ...others.filter(({ labels }) => !has(ones, labels))];
  throw unknown(operator, world);
};

const keyOf = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort());

const folds: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum: (values) => values.reduce((all, one) => all + one, 0),
  max: (values) => Math.max(...values),
  min: (values) => Math.min(...values),
};

const aggregate = (node: SyntaxNode, world: World): readonly Series[] => {
  const fold = folds[textOf(node.getChild("AggregateOp"), world)];
  const body = node.getChild("FunctionCallBody");
  if (!fold || !body) throw unknown(node, world);
  const modifier = node.getChild("AggregateModifier");
  if (modifier && !modifier.getChild("By")) throw unknown(modifier, world);
  const names = modifier?.getChild("GroupingLabels")?.getChildren("LabelName") ?? [];
  const by = names.map((name) => textOf(name, world));
  const groups = Map.groupBy(valueOf(childrenOf(body)[0], world), ({ labels }) =>
    keyOf(only(labels, by)),
  );
  return [...groups.values()].map((series) => ({
    labels: only(series[0]?.labels ?? {}, by),
    value: fold(series.map(({ value }) => value)),
  }));
};

const only = (labels: Labels, names: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => names.includes(name)));

const call = (node: SyntaxNode, world: World): readonly Series[] => {
  const [argument] = childrenOf(node.getChild("FunctionCallBody") ?? node);
  switch (textOf(node.getChild("FunctionIdentifier"), world)) {
    case "absent":
      return valueOf(argument, world).length > 0 ? [] : [{ labels: {}, value: 1 }];
    case "increase":
      return increase(argument, world);
    default:
      throw unknown(node, world);
  }
};

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000 };

const increase = (node: SyntaxNode | undefined, world: World): readonly Series[] => {
  const selector = node?.getChild("VectorSelector");
  const duration = /^(\d+)([mh])$/.exec(textOf(node?.getChild("DurationExpr"), world));
  if (!selector || !duration) throw unknown(node, world);
  const since =
    (world.history.at(-1)?.at ?? 0) - Number(duration[1]) * (units[duration[2] ?? ""] ?? 0);
  const grown = new Map<string, { labels: Labels; value: number; last: number }>();
  for (const { at, samples } of world.history) {
    if (at < since) continue;
    for (const { labels, value } of select(selector, world, samples)) {
      const before = grown.get(keyOf(labels)) ?? { labels, value: 0, last: value };
      // What is smaller than before begins anew.
      const more = value < before.last ? value : value - before.last;
      grown.set(keyOf(labels), { labels, value: before.value + more, last: value });
    }
  }
  return [...grown.values()];
};

const matches: Readonly<Record<string, (value: string, wanted: string) => boolean>> = {
  "=": (value, wanted) => value === wanted,
  "=~": (value, wanted) => new RegExp(`^(?:${wanted})$`).test(value),
};

const select = (node: SyntaxNode, world: World, samples: readonly Sample[]): readonly Series[] => {
  const name = textOf(node.getChild("Identifier"), world);
  const matchers = node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? [];
  const wanted = matchers.map((matcher) => {
    const match = matches[textOf(matcher.getChild("MatchOp"), world)];
    if (!match) throw unknown(matcher, world);
    const text = textOf(matcher.getChild("StringLiteral"), world).slice(1, -1);
    const label = textOf(matcher.getChild("LabelName"), world);
    return (labels: Labels): boolean => match(labels[label] ?? "", text);
  });
  return samples.filter(
    (one) => one.name === name && wanted.every((matching) => matching(one.labels)),
  );
};
