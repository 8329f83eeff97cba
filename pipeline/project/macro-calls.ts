import type { Expression } from "./jinja/ast.ts";
import type { Macro, MacroLibrary } from "./macro-library.ts";

/** Ids of the macros that a macro's text calls, by name, by package and name, or by `adapter.dispatch('name')`. */
export function macroCalls(library: MacroLibrary, macro: Macro, adapter: string): string[] {
  const ids = new Set<string>();
  visitCalls(macro.node.body, (callee, first, second) => {
    const called = calledMacro(library, macro, adapter, callee, first, second);
    if (called !== undefined && called !== macro) ids.add(called.uniqueId);
  });
  return [...ids];
}

function calledMacro(
  library: MacroLibrary,
  { packageName: from }: Macro,
  adapter: string,
  callee: Expression,
  first: unknown,
  second: unknown,
): Macro | undefined {
  if (callee.kind === "name") return library.find(callee.name, from);
  if (callee.kind !== "attribute" || callee.object.kind !== "name") return undefined;
  if (callee.object.name !== "adapter") return library.inPackage(callee.object.name, callee.name);
  if (callee.name !== "dispatch" || typeof first !== "string") return undefined;
  return library.dispatch(first, {
    namespace: typeof second === "string" ? second : undefined,
    from,
    adapter,
  });
}

type Visit = (callee: Expression, first: unknown, second: unknown) => void;

/** Calls back for every call below a node of a template, with its first two arguments when they are literal. */
function visitCalls(node: unknown, visit: Visit): void {
  if (Array.isArray(node)) for (const item of node) visitCalls(item, visit);
  else if (typeof node === "object" && node !== null && !(node instanceof Map)) {
    if (isCall(node)) {
      const { positional, keywords } = node.args;
      const literal = (expression: Expression | undefined): unknown =>
        expression?.kind === "literal" ? expression.value : undefined;
      const named = (name: string): Expression | undefined => keywords.find(([key]) => key === name)?.[1];
      visit(node.callee, literal(positional[0]), literal(positional[1] ?? named("macro_namespace")));
    }
    for (const part of Object.values(node)) visitCalls(part, visit);
  }
}

function isCall(node: object): node is Extract<Expression, { kind: "call" }> {
  return "kind" in node && node.kind === "call" && "callee" in node;
}
