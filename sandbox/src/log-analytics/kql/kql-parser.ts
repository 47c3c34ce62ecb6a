import { Lexer } from "chevrotain";
import { ExpressionParser, type Rule } from "./expression-parser.ts";
import { KqlError } from "./kql-error.ts";
import type { Named, Operator, Ordering, Query } from "./syntax.ts";
import * as t from "./tokens.ts";

/** The subset of KQL that is answered; https://learn.microsoft.com/kusto/query is all of it. */
class KqlParser extends ExpressionParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  readonly query: Rule<Query> = this.RULE("query", () => {
    const tables = this.SUBRULE(this.source);
    const operators: Operator[] = [];
    this.MANY(() => {
      this.CONSUME(t.Pipe);
      operators.push(this.SUBRULE(this.operator));
    });
    return { tables, operators };
  });

  private readonly source: Rule<string[]> = this.RULE("source", () => {
    const tables: string[] = [];
    this.OPTION(() => {
      this.CONSUME(t.Union);
      this.OPTION1(() => this.CONSUME(t.Isfuzzy));
    });
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        tables.push(this.CONSUME(t.Identifier).image);
      },
    });
    return tables;
  });

  private readonly operator: Rule<Operator> = this.RULE("operator", (): Operator =>
    this.OR([
      {
        ALT: (): Operator => {
          this.CONSUME(t.Where);
          return { kind: "where", condition: this.SUBRULE(this.expression) };
        },
      },
      {
        ALT: (): Operator => {
          this.CONSUME(t.Project);
          return { kind: "project", columns: this.SUBRULE(this.columns) };
        },
      },
      {
        ALT: (): Operator => {
          this.CONSUME(t.Extend);
          return { kind: "extend", columns: this.SUBRULE1(this.columns) };
        },
      },
      { ALT: (): Operator => this.SUBRULE(this.summary) },
      { ALT: (): Operator => this.SUBRULE(this.order) },
      {
        ALT: (): Operator => {
          this.CONSUME(t.Take);
          return { kind: "take", count: Number(this.CONSUME(t.Amount).image) };
        },
      },
      {
        ALT: (): Operator => {
          this.CONSUME(t.Count);
          return { kind: "count" };
        },
      },
    ]),
  );

  private readonly summary: Rule<Operator> = this.RULE("summary", (): Operator => {
    this.CONSUME(t.Summarize);
    const columns: Named[] = [];
    this.MANY_SEP({
      SEP: t.Comma,
      DEF: () => {
        columns.push(this.SUBRULE(this.column));
      },
    });
    const by = this.OPTION(() => {
      this.CONSUME(t.By);
      return this.SUBRULE(this.columns);
    });
    return { kind: "summarize", columns, by: by ?? [] };
  });

  private readonly order: Rule<Operator> = this.RULE("order", (): Operator => {
    this.CONSUME(t.Order);
    this.CONSUME(t.By);
    const by: Ordering[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        const expression = this.SUBRULE(this.expression);
        const direction = this.OPTION(() => this.CONSUME(t.Direction).image);
        by.push({ expression, descending: direction !== "asc" });
      },
    });
    return { kind: "order", by };
  });

  private readonly columns: Rule<Named[]> = this.RULE("columns", () => {
    const columns: Named[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        columns.push(this.SUBRULE(this.column));
      },
    });
    return columns;
  });

  private readonly column: Rule<Named> = this.RULE("column", () => {
    const name = this.OPTION(() => {
      const { image } = this.CONSUME(t.Identifier);
      this.CONSUME(t.Assign);
      return image;
    });
    return { name, expression: this.SUBRULE(this.expression) };
  });
}

const lexer = new Lexer(t.tokens);
const parser = new KqlParser();

/** @throws KqlError for what is not of the subset */
export function parseKql(text: string): Query {
  const { tokens, errors } = lexer.tokenize(text);
  const [unread] = errors;
  if (unread) {
    const [token = ""] = text.slice(unread.offset);
    throw KqlError.syntax({ line: unread.line ?? 1, pos: (unread.column ?? 1) - 1, token });
  }
  parser.input = tokens;
  const query = parser.query();
  const [wrong] = parser.errors;
  if (!wrong) return query;
  const { image, startLine, startColumn } = wrong.token;
  const [line, pos] = [startLine ?? 1, (startColumn ?? 1) - 1];
  const ended = Number.isNaN(line) || image === "";
  throw KqlError.syntax(ended ? endOf(text) : { line, pos, token: image });
}

function endOf(text: string) {
  const lines = text.split("\n");
  return { line: lines.length, pos: lines.at(-1)?.length ?? 0, token: "<EOF>" };
}
