import { EmbeddedActionsParser, type IToken, type ParserMethod } from "chevrotain";
import { momentIn, spanIn, textIn } from "./literals.ts";
import type { Expression } from "./syntax.ts";
import * as t from "./tokens.ts";

export type Rule<Made> = ParserMethod<[], Made>;

/** Scalar expressions of the subset: comparisons, lists, paths into JSON, calls. */
export class ExpressionParser extends EmbeddedActionsParser {
  constructor() {
    super(t.tokens);
  }

  protected readonly expression: Rule<Expression> = this.RULE("expression", () =>
    this.SUBRULE(this.disjunction),
  );

  private readonly disjunction: Rule<Expression> = this.RULE("disjunction", (): Expression => {
    const of: Expression[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Or,
      DEF: () => {
        of.push(this.SUBRULE(this.conjunction));
      },
    });
    return single(of) ?? { kind: "some", of };
  });

  private readonly conjunction: Rule<Expression> = this.RULE("conjunction", (): Expression => {
    const of: Expression[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.And,
      DEF: () => {
        of.push(this.SUBRULE(this.comparison));
      },
    });
    return single(of) ?? { kind: "every", of };
  });

  private readonly comparison: Rule<Expression> = this.RULE("comparison", (): Expression => {
    const left = this.SUBRULE(this.sum);
    return (
      this.OPTION(() =>
        this.OR([
          {
            ALT: (): Expression => {
              const operator = this.CONSUME(t.Comparison).image;
              return { kind: "compare", operator, left, right: this.SUBRULE1(this.sum) };
            },
          },
          {
            ALT: (): Expression => {
              const operator = this.CONSUME(t.Likeness).image;
              return { kind: "compare", operator, left, right: this.SUBRULE2(this.sum) };
            },
          },
          {
            ALT: (): Expression => {
              const operator = this.CONSUME(t.In).image;
              this.CONSUME(t.Open);
              const given = this.SUBRULE(this.list);
              this.CONSUME(t.Close);
              return { kind: "list", operator, left, given };
            },
          },
          {
            ALT: (): Expression => {
              this.CONSUME(t.Between);
              this.CONSUME1(t.Open);
              const from = this.SUBRULE3(this.sum);
              this.CONSUME(t.Range);
              const to = this.SUBRULE4(this.sum);
              this.CONSUME1(t.Close);
              return { kind: "list", operator: "between", left, given: [from, to] };
            },
          },
        ]),
      ) ?? left
    );
  });

  private readonly sum: Rule<Expression> = this.RULE("sum", (): Expression => {
    let left: Expression = this.SUBRULE(this.path);
    this.MANY(() => {
      const operator = this.CONSUME(t.Sum).image;
      left = { kind: "sum", operator, left, right: this.SUBRULE1(this.path) };
    });
    return left;
  });

  private readonly path: Rule<Expression> = this.RULE("path", (): Expression => {
    let of: Expression = this.SUBRULE(this.primary);
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Dot);
            of = { kind: "member", of, name: this.CONSUME(t.Identifier).image };
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.OpenIndex);
            of = { kind: "member", of, name: textIn(this.CONSUME(t.Text).image) };
            this.CONSUME(t.CloseIndex);
          },
        },
      ]);
    });
    return of;
  });

  private readonly primary: Rule<Expression> = this.RULE("primary", (): Expression =>
    this.OR([
      { ALT: (): Expression => this.SUBRULE(this.literal) },
      {
        ALT: (): Expression => {
          this.CONSUME(t.Not);
          this.CONSUME(t.Open);
          const of = this.SUBRULE(this.expression);
          this.CONSUME(t.Close);
          return { kind: "not", of };
        },
      },
      {
        ALT: (): Expression => {
          this.CONSUME1(t.Open);
          const inner = this.SUBRULE1(this.expression);
          this.CONSUME1(t.Close);
          return inner;
        },
      },
      { ALT: (): Expression => this.SUBRULE(this.reference) },
    ]),
  );

  /** A column, or the call of a function. */
  private readonly reference: Rule<Expression> = this.RULE("reference", (): Expression => {
    const name = this.CONSUME(t.Identifier).image;
    const given = this.OPTION(() => {
      this.CONSUME(t.Open);
      const list: Expression[] = [];
      this.MANY_SEP({
        SEP: t.Comma,
        DEF: () => {
          list.push(this.SUBRULE(this.expression));
        },
      });
      this.CONSUME(t.Close);
      return list;
    });
    return given ? { kind: "call", name, given } : { kind: "column", name };
  });

  private readonly list: Rule<Expression[]> = this.RULE("list", () => {
    const given: Expression[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        given.push(this.SUBRULE(this.expression));
      },
    });
    return given;
  });

  private readonly literal: Rule<Expression> = this.RULE("literal", () => {
    const token = this.OR([
      { ALT: (): IToken => this.CONSUME(t.Text) },
      { ALT: (): IToken => this.CONSUME(t.Moment) },
      { ALT: (): IToken => this.CONSUME(t.Span) },
      { ALT: (): IToken => this.CONSUME(t.Amount) },
      { ALT: (): IToken => this.CONSUME(t.Truth) },
    ]);
    return this.ACTION(() => literalOf(token));
  });
}

function single(of: readonly Expression[]): Expression | undefined {
  return of.length === 1 ? of[0] : undefined;
}

function literalOf({ tokenType, image }: IToken): Expression {
  switch (tokenType) {
    case t.Text:
      return { kind: "literal", value: textIn(image) };
    case t.Moment:
      return { kind: "literal", value: momentIn(image.slice("datetime(".length, -1)) };
    case t.Span:
      return { kind: "literal", value: spanIn(image) };
    case t.Truth:
      return { kind: "literal", value: image === "true" };
    default:
      return { kind: "literal", value: Number(image) };
  }
}
