import { didYouMean } from "../../../foundation/nearest.ts";
import type { Arguments, Expression } from "./ast.ts";
import { Call } from "./call.ts";
import { filters } from "./filters.ts";
import { attributeOf, itemOf, sliceOf } from "./lookup.ts";
import { applyBinary, applyComparison, negate } from "./operators.ts";
import type { Scope } from "./scope.ts";
import { tests } from "./tests.ts";
import {
  isTrue,
  itemsOf,
  JinjaFunction,
  type Keywords,
  keyOf,
  orUndefined,
  str,
  TemplateFault,
  tupleOf,
  typeName,
  Undefined,
  type Value,
} from "./values.ts";

type Kind = Expression["kind"];
type Node<K extends Kind> = Extract<Expression, { kind: K }>;
type Evaluators = { readonly [K in Kind]: (node: Node<K>, scope: Scope) => Value };

const evaluators: Evaluators = {
  literal: (node) => node.value,
  name: (node, scope) => orUndefined(scope.get(node.name), node.name),
  list: (node, scope) => node.items.map((item) => evaluate(item, scope)),
  tuple: (node, scope) => tupleOf(...node.items.map((item) => evaluate(item, scope))),
  dictionary: (node, scope) =>
    new Map(node.entries.map(([key, value]) => [keyOf(evaluate(key, scope)), evaluate(value, scope)])),
  attribute: (node, scope) => attributeOf(evaluate(node.object, scope), node.name),
  item: (node, scope) => itemOf(evaluate(node.object, scope), evaluate(node.key, scope)),
  slice: (node, scope) => {
    const bound = (part: Expression | undefined): Value =>
      part === undefined ? null : evaluate(part, scope);
    return sliceOf(evaluate(node.object, scope), bound(node.start), bound(node.stop), bound(node.step));
  },
  call: (node, scope) => callFunction(node, scope, new Map()),
  filter: (node, scope) => {
    const filter = filters.get(node.name);
    if (filter === undefined) throw new TemplateFault(`There is no filter named '${node.name}'.`);
    return filter(evaluate(node.input, scope), evaluateArguments(node.args, scope));
  },
  test: (node, scope) => {
    const test = tests.get(node.name);
    if (test === undefined) throw new TemplateFault(`There is no test named '${node.name}'.`);
    return test(evaluate(node.input, scope), evaluateArguments(node.args, scope));
  },
  binary: (node, scope) =>
    applyBinary(node.operator, evaluate(node.left, scope), evaluate(node.right, scope)),
  comparison: (node, scope) => {
    let left = evaluate(node.first, scope);
    for (const [operator, operand] of node.rest) {
      const right = evaluate(operand, scope);
      if (!applyComparison(operator, left, right)) return false;
      left = right;
    }
    return true;
  },
  and: (node, scope) => {
    const left = evaluate(node.left, scope);
    return isTrue(left) ? evaluate(node.right, scope) : left;
  },
  or: (node, scope) => {
    const left = evaluate(node.left, scope);
    return isTrue(left) ? left : evaluate(node.right, scope);
  },
  not: (node, scope) => !isTrue(evaluate(node.operand, scope)),
  negative: (node, scope) => negate(evaluate(node.operand, scope)),
  positive: (node, scope) => evaluate(node.operand, scope),
  conditional: (node, scope) => {
    if (isTrue(evaluate(node.test, scope))) return evaluate(node.value, scope);
    return node.otherwise === undefined ? new Undefined("inline if") : evaluate(node.otherwise, scope);
  },
};

/** The value of an expression. */
export function evaluate(node: Expression, scope: Scope): Value {
  try {
    // The table holds, for each kind, the function for nodes of that kind.
    return (evaluators[node.kind] as (node: Expression, scope: Scope) => Value)(node, scope);
  } catch (thrown) {
    if (thrown instanceof TemplateFault) thrown.line ??= node.line;
    throw thrown;
  }
}

/** Calls what a call node names, with keywords that are not written in it (a call block's `caller`). */
export function callFunction(node: Node<"call">, scope: Scope, more: Keywords): Value {
  const callee = evaluate(node.callee, scope);
  const { positional, keywords } = evaluateArguments(node.args, scope);
  if (!(callee instanceof JinjaFunction)) throw notCallable(callee, scope);
  return callee.call(positional, more.size === 0 ? keywords : new Map([...keywords, ...more]));
}

function notCallable(callee: Value, scope: Scope): TemplateFault {
  if (!(callee instanceof Undefined)) return new TemplateFault(`Cannot call ${typeName(callee)}.`);
  return new TemplateFault(
    `'${callee.name}' is undefined.`,
    didYouMean(callee.name, scope.names()) ??
      "No macro or function has this name: check the spelling and the macro-paths.",
  );
}

function evaluateArguments(args: Arguments, scope: Scope): Call {
  const positional = args.positional.map((argument) => evaluate(argument, scope));
  if (args.spread !== undefined) positional.push(...itemsOf(evaluate(args.spread, scope)));
  const keywords = new Map(args.keywords.map(([name, value]) => [name, evaluate(value, scope)]));
  if (args.keywordSpread !== undefined) {
    const spread = evaluate(args.keywordSpread, scope);
    if (spread instanceof Map) for (const [name, value] of spread) keywords.set(str(name), value);
  }
  return new Call(positional, keywords);
}
