import { createToken, Lexer } from "chevrotain";

const space = createToken({ name: "Space", pattern: /\s+/, group: Lexer.SKIPPED });
const comment = createToken({ name: "Comment", pattern: /\/\/[^\n]*/, group: Lexer.SKIPPED });
export const Identifier = createToken({ name: "Identifier", pattern: /[A-Za-z_]\w*/ });
export const Text = createToken({
  name: "Text",
  pattern: /@"(?:[^"]|"")*"|@'(?:[^']|'')*'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/,
});
/** Its text needs no quotes: `datetime(2026-11-23T16:00:00Z)`. */
export const Moment = createToken({ name: "Moment", pattern: /datetime\(\s*[^()]*\)/i });
export const Span = createToken({ name: "Span", pattern: /\d+(?:\.\d+)?(?:ms|[dhms])\b/ });
export const Amount = createToken({ name: "Amount", pattern: /\d+(?:\.\d+)?\b/ });

const sign = (name: string, pattern: string) => createToken({ name, pattern });
export const Pipe = sign("Pipe", "|");
export const Comma = sign("Comma", ",");
export const Dot = sign("Dot", ".");
export const Range = sign("Range", "..");
export const Open = sign("Open", "(");
export const Close = sign("Close", ")");
export const OpenIndex = sign("OpenIndex", "[");
export const CloseIndex = sign("CloseIndex", "]");
export const Comparison = createToken({ name: "Comparison", pattern: /==|=~|!=|!~|<=|>=|<|>/ });
export const Assign = sign("Assign", "=");
export const Sum = createToken({ name: "Sum", pattern: /[+-]/ });

const word = (name: string, pattern: RegExp) =>
  createToken({ name, pattern, longer_alt: Identifier });
export const Where = word("Where", /where\b/);
export const Project = word("Project", /project\b/);
export const Extend = word("Extend", /extend\b/);
export const Summarize = word("Summarize", /summarize\b/);
export const Order = word("Order", /(?:order|sort)\b/);
export const Take = word("Take", /(?:take|limit)\b/);
export const Count = word("Count", /count\b(?!\s*\()/);
export const Union = word("Union", /union\b/);
export const Isfuzzy = word("Isfuzzy", /isfuzzy\s*=\s*true\b/);
export const By = word("By", /by\b/);
export const Direction = word("Direction", /(?:asc|desc)\b/);
export const And = word("And", /and\b/);
export const Or = word("Or", /or\b/);
export const Not = word("Not", /not\b(?=\s*\()/);
export const Between = word("Between", /between\b/);
export const In = createToken({ name: "In", pattern: /!?in\b~?/ });
export const Likeness = createToken({
  name: "Likeness",
  pattern: /!?(?:contains|has|startswith|endswith)\b/,
  longer_alt: Identifier,
});
export const Truth = word("Truth", /(?:true|false)\b/);

/** The first that fits counts: words before names, longer signs before shorter ones. */
export const tokens = [
  ...[space, comment, Moment, Text, Span, Amount],
  ...[Where, Project, Extend, Summarize, Order, Take, Count, Union, Isfuzzy, By, Direction],
  ...[And, Or, Not, Between, In, Likeness, Truth, Identifier],
  ...[Pipe, Comma, Range, Dot, Open, Close, OpenIndex, CloseIndex, Comparison, Assign, Sum],
];
