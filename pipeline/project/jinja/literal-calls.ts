import type { Expression, Template } from "./ast.ts";
import type { Value } from "./values.ts";

/** A call of a function by its bare name, all of whose arguments are written as literals. */
export interface LiteralCall {
  readonly name: string;
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** 1-based. */
  readonly line: number;
}

/** Calls with literal arguments of these functions anywhere in a template, also in branches that are not taken. */
export function literalCalls(template: Template, names: readonly string[]): LiteralCall[] {
  const found: LiteralCall[] = [];
  visit(template.body, (call) => {
    const literal = asLiteralCall(call, names);
    if (literal !== undefined) found.push(literal);
  });
  return found;
}

type CallNode = Extract<Expression, { kind: "call" }>;

function visit(node: unknown, onCall: (call: CallNode) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, onCall);
  else if (typeof node === "object" && node !== null && !(node instanceof Map)) {
    if (isCall(node)) onCall(node);
    for (const part of Object.values(node)) visit(part, onCall);
  }
}

function isCall(node: object): node is CallNode {
  return "kind" in node && node.kind === "call" && "callee" in node;
}

function asLiteralCall(call: CallNode, names: readonly string[]): LiteralCall | undefined {
  const { callee, args, line } = call;
  if (callee.kind !== "name" || !names.includes(callee.name)) return undefined;
  if (args.spread !== undefined || args.keywordSpread !== undefined) return undefined;
  const positional = args.positional.map(literalOf);
  const keywords = args.keywords.map(([name, value]) => [name, literalOf(value)] as const);
  if (positional.includes(undefined) || keywords.some(([, value]) => value === undefined)) return undefined;
  return {
    name: callee.name,
    positional: positional.filter((value) => value !== undefined),
    keywords: new Map(
      keywords.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ),
    line,
  };
}

/** The value of a literal, a list or a dictionary of literals. */
function literalOf(node: Expression): Value | undefined {
  if (node.kind === "literal") return node.value;
  if (node.kind === "list") {
    const items = node.items.map(literalOf);
    return items.includes(undefined) ? undefined : items.filter((item) => item !== undefined);
  }
  if (node.kind !== "dictionary") return undefined;
  const entries = node.entries.map(([key, value]) => [literalOf(key), literalOf(value)] as const);
  const known = entries.flatMap(([key, value]) =>
    key === undefined || value === undefined ? [] : [[key, value] as const],
  );
  return known.length === entries.length ? new Map(known) : undefined;
}
