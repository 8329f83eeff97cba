import type { Value } from "./values.ts";

/** An argument list as written: positional, named, `*list`, `**dictionary`. */
export interface Arguments {
  readonly positional: readonly Expression[];
  readonly keywords: readonly (readonly [string, Expression])[];
  readonly spread: Expression | undefined;
  readonly keywordSpread: Expression | undefined;
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "~";
export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in";

export type Expression = { readonly line: number } & (
  | { readonly kind: "literal"; readonly value: Value }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "tuple"; readonly items: readonly Expression[] }
  | { readonly kind: "dictionary"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: "attribute"; readonly object: Expression; readonly name: string }
  | { readonly kind: "item"; readonly object: Expression; readonly key: Expression }
  | {
      readonly kind: "slice";
      readonly object: Expression;
      readonly start: Expression | undefined;
      readonly stop: Expression | undefined;
      readonly step: Expression | undefined;
    }
  | { readonly kind: "call"; readonly callee: Expression; readonly args: Arguments }
  | { readonly kind: "filter"; readonly input: Expression; readonly name: string; readonly args: Arguments }
  | { readonly kind: "test"; readonly input: Expression; readonly name: string; readonly args: Arguments }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "comparison";
      readonly first: Expression;
      readonly rest: readonly (readonly [ComparisonOperator, Expression])[];
    }
  | { readonly kind: "and"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "or"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "negative"; readonly operand: Expression }
  | { readonly kind: "positive"; readonly operand: Expression }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly value: Expression;
      readonly otherwise: Expression | undefined;
    }
);

/** What `set` and `for` assign to: a name, an attribute of a namespace, or several of these. */
export type Assignable =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "member"; readonly object: string; readonly name: string }
  | { readonly kind: "several"; readonly items: readonly Assignable[] };

export interface Parameter {
  readonly name: string;
  readonly otherwise: Expression | undefined;
}

export interface MacroNode {
  readonly kind: "macro";
  readonly line: number;
  readonly name: string;
  /** What the block was: a test is called `test_<name>`, a materialization `materialization_<name>_<adapter>`. */
  readonly blockKind: "macro" | "test" | "materialization" | "snapshot";
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** Its text, from the opening tag to the closing one. */
  readonly source: string;
}

export type Statement =
  | { readonly kind: "text"; readonly line: number; readonly text: string }
  | { readonly kind: "output"; readonly line: number; readonly value: Expression }
  | { readonly kind: "do"; readonly line: number; readonly value: Expression }
  | { readonly kind: "set"; readonly line: number; readonly target: Assignable; readonly value: Expression }
  | {
      readonly kind: "set-block";
      readonly line: number;
      readonly target: Assignable;
      readonly filter: Expression | undefined;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "if";
      readonly line: number;
      readonly branches: readonly (readonly [Expression, readonly Statement[]])[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: "for";
      readonly line: number;
      readonly target: Assignable;
      readonly list: Expression;
      readonly test: Expression | undefined;
      readonly recursive: boolean;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | MacroNode
  | {
      readonly kind: "call-block";
      readonly line: number;
      readonly parameters: readonly Parameter[];
      readonly call: Expression;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "filter-block";
      readonly line: number;
      readonly filter: Expression;
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "with";
      readonly line: number;
      readonly values: readonly (readonly [Assignable, Expression])[];
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "docs";
      readonly line: number;
      readonly name: string;
      readonly body: readonly Statement[];
    }
  | { readonly kind: "break"; readonly line: number }
  | { readonly kind: "continue"; readonly line: number };

/** A parsed file. */
export interface Template {
  /** Path as shown in messages. */
  readonly file: string;
  readonly body: readonly Statement[];
}

/** The value that stands for the text of a set block or filter block while its filters are applied. */
export const blockText = "\0block";
