import type { Template } from "./jinja/ast.ts";
import { render, renderNative } from "./jinja/render.ts";
import type { Scope } from "./jinja/scope.ts";
import type { Value, ValueMap } from "./jinja/values.ts";

/** Renders a generic test: its arguments first, as templates of their own, then the call of its macro. */
export function renderGenericTest(template: Template, kwargs: ValueMap, scope: Scope): string {
  return render(template, withArguments(kwargs, scope));
}

/** Renders the arguments alone, which is where a test refers to what it reads unless its macro does. */
export function renderArguments(kwargs: ValueMap, scope: Scope): void {
  withArguments(kwargs, scope);
}

function withArguments(kwargs: ValueMap, scope: Scope): Scope {
  const inner = scope.inner();
  const rendered = [...kwargs].map(([key, value]): [Value, Value] => [
    key,
    key === "column_name" ? value : renderArgument(value, inner),
  ]);
  inner.set("_dbt_generic_test_kwargs", new Map(rendered));
  return inner;
}

/** Whether a text has to be rendered to know its value. */
export function isTemplate(text: string): boolean {
  return text.includes("{{") || text.includes("{%");
}

/** A call that stands alone is rendered like a template. */
export const looksLikeCall = /^\s*(?:env_var|ref|var|source|doc)\s*\(.+\)\s*$/;

/** Texts that are templates, or look like a call, become the value they stand for. */
function renderArgument(value: Value, scope: Scope): Value {
  if (Array.isArray(value)) return Array.from(value, (item) => renderArgument(item, scope));
  if (value instanceof Map)
    return new Map([...value].map(([key, item]) => [key, renderArgument(item, scope)]));
  if (typeof value !== "string") return value;
  const text = looksLikeCall.test(value) ? `{{ ${value} }}` : value;
  return isTemplate(text) ? renderNative(text, "an argument of a test", scope) : value;
}
