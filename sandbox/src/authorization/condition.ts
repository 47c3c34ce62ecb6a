/**
 * Conditions of role assignments, as far as they bound Key Vault and delegation:
 * AD/role-based-access-control/conditions-format.md, delegate-role-assignments-examples.md.
 */
export interface ConditionFacts {
  readonly action: string;
  /** `Request[Microsoft.Authorization/roleAssignments:PrincipalType]` in lower case -> value. */
  readonly attributes: Readonly<Record<string, string>>;
}

type Check = (facts: ConditionFacts) => boolean;

const lexeme =
  /\s*(?:(ActionMatches|SubOperationMatches)\s*\{\s*'([^']*)'\s*\}|@(Request|Resource)\[([^\]]+)\]|(ForAnyOfAnyValues:|ForAnyOfAllValues:)?(Guid|String)(Not)?Equals(IgnoreCase)?|\{([^}]*)\}|'([^']*)'|(\(|\)|!|&&|\|\||AND\b|OR\b|NOT\b))/iy;

interface Tokens {
  readonly text: string;
  at: number;
  match: RegExpExecArray | undefined;
}

/** Undefined for a text that is no condition. */
export function parseCondition(text: string): Check | undefined {
  const tokens: Tokens = { text, at: 0, match: undefined };
  advance(tokens);
  const check = disjunction(tokens);
  return check && tokens.match === undefined && text.slice(tokens.at).trim() === ""
    ? check
    : undefined;
}

/** A condition that cannot be read allows nothing. */
export function conditionHolds(condition: string | undefined, facts: ConditionFacts): boolean {
  return (
    condition === undefined || condition === "" || (parseCondition(condition)?.(facts) ?? false)
  );
}

function advance(tokens: Tokens): void {
  lexeme.lastIndex = tokens.at;
  tokens.match = lexeme.exec(tokens.text) ?? undefined;
  if (tokens.match) tokens.at = lexeme.lastIndex;
}

function take(tokens: Tokens, ...symbols: readonly string[]): boolean {
  const symbol = tokens.match?.[11]?.toUpperCase();
  if (symbol === undefined || !symbols.includes(symbol)) return false;
  advance(tokens);
  return true;
}

function disjunction(tokens: Tokens): Check | undefined {
  let left = conjunction(tokens);
  while (left && take(tokens, "OR", "||"))
    left = joined(left, conjunction(tokens), (a, b) => a || b);
  return left;
}

function conjunction(tokens: Tokens): Check | undefined {
  let left = negation(tokens);
  while (left && take(tokens, "AND", "&&")) left = joined(left, negation(tokens), (a, b) => a && b);
  return left;
}

function joined(
  left: Check,
  right: Check | undefined,
  how: (a: boolean, b: boolean) => boolean,
): Check | undefined {
  return right && ((facts) => how(left(facts), right(facts)));
}

function negation(tokens: Tokens): Check | undefined {
  if (take(tokens, "!", "NOT")) {
    const inner = negation(tokens);
    return inner && ((facts) => !inner(facts));
  }
  if (take(tokens, "(")) {
    const inner = disjunction(tokens);
    return take(tokens, ")") ? inner : undefined;
  }
  return tokens.match?.[1] === undefined ? comparison(tokens) : operation(tokens);
}

function operation(tokens: Tokens): Check {
  const [, kind, action = ""] = tokens.match ?? [];
  advance(tokens);
  const wanted = action.toLowerCase();
  return (facts) =>
    kind?.toLowerCase() === "actionmatches" && facts.action.toLowerCase() === wanted;
}

function comparison(tokens: Tokens): Check | undefined {
  const [, , , source, attribute] = tokens.match ?? [];
  if (source === undefined || attribute === undefined) return undefined;
  advance(tokens);
  const [, , , , , , type, not, ignoreCase] = tokens.match ?? [];
  if (type === undefined) return undefined;
  advance(tokens);
  const list = tokens.match?.[9];
  const single = tokens.match?.[10];
  if (list === undefined && single === undefined) return undefined;
  advance(tokens);
  const fold = (text: string) =>
    type.toLowerCase() === "guid" || ignoreCase ? text.toLowerCase() : text;
  const values = (list?.split(",") ?? [single ?? ""]).map((value) =>
    fold(value.trim().replace(/^'|'$/g, "")),
  );
  const key = `${source}[${attribute}]`.toLowerCase();
  return ({ attributes }) => {
    const given = attributes[key];
    return given !== undefined && values.includes(fold(given)) === (not === undefined);
  };
}
