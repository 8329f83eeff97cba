import { describe, expect, test } from "vitest";
import { literalCalls } from "../../../pipeline/project/jinja/literal-calls.ts";
import { parseTemplate } from "../../../pipeline/project/jinja/parse-template.ts";
import { render } from "../../../pipeline/project/jinja/render.ts";
import { Scope } from "../../../pipeline/project/jinja/scope.ts";
import { TemplateFault } from "../../../pipeline/project/jinja/values.ts";

function faultOf(source: string): TemplateFault {
  try {
    render(parseTemplate(source, "a.sql"), new Scope());
  } catch (thrown) {
    if (thrown instanceof TemplateFault) return thrown;
    throw thrown;
  }
  throw new Error("the template rendered without a fault");
}

describe("a template that cannot be used says what and where", () => {
  test.each([
    ["an open block", "a\n{% if x %}\nb", "The block 'if' is never closed.", 2],
    ["an open expression", "a\n\n{{ x ", "A tag is opened with {{ and never closed.", 3],
    ["an open comment", "{# x", "A comment is opened with {# and never closed.", 1],
    ["an open string", "{{ 'x }}", `The character "'" has no meaning here.`, 1],
    ["a misplaced end", "\n{% endif %}", "Unknown or misplaced tag 'endif'.", 2],
    [
      "an include",
      "\n{% include 'other.sql' %}",
      "The tag 'include' reads another file, which templates of a project cannot.",
      2,
    ],
    [
      "an import",
      "{% from 'other.sql' import m %}",
      "The tag 'from' reads another file, which templates of a project cannot.",
      1,
    ],
    ["an unknown tag", "{% frobnicate %}", "Unknown or misplaced tag 'frobnicate'.", 1],
    ["a missing operand", "{{ 1 + }}", "Expected a value, found the end of the expression.", 1],
    ["an undefined function", "\n\n{{ foo(1) }}", "'foo' is undefined.", 3],
    ["an undefined number", "{{ 1 + foo }}", "'foo' is undefined.", 1],
    ["an unknown filter", "{{ 1|uper }}", "There is no filter named 'uper'.", 1],
    ["an unknown test", "{{ 1 is strin }}", "There is no test named 'strin'.", 1],
    ["a division by zero", "{{ 1 / 0 }}", "Division by zero.", 1],
    [
      "a wrong argument",
      "{% macro m(a) %}{% endmacro %}\n{{ m(b=1) }}",
      "The macro 'm' has no argument 'b'.",
      2,
    ],
    [
      "too many arguments",
      "{% macro m() %}{% endmacro %}{{ m(1) }}",
      "The macro 'm' takes 0 arguments, 1 were given.",
      1,
    ],
    ["types that do not add", "{{ 1 + 'a' }}", "Cannot apply '+' to a number and a string.", 1],
    [
      "a macro that never ends",
      "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
      "The macro 'm' calls itself without end.",
      1,
    ],
    ["a loop over a number", "{% for x in 1 %}{% endfor %}", "Cannot loop over a number.", 1],
    ["too few values", "{% set a, b = [1] %}", "Cannot assign 1 values to 2 names.", 1],
  ])("%s", (_, source, message, line) => {
    const fault = faultOf(source);
    expect(fault.message).toBe(message);
    expect(fault.trace[0]).toEqual({ file: "a.sql", line });
  });

  test("a fault inside a macro names the macro's line and the call's", () => {
    const fault = faultOf("{% macro m() %}\n{{ foo() }}\n{% endmacro %}\n\n{{ m() }}");
    expect(fault.trace.map(({ line }) => line)).toEqual([2, 5]);
  });

  test("a misspelt filter gets a suggestion", () => {
    expect(faultOf("{{ 1|uper }}").next).toBe("Did you mean 'upper'?");
  });
});

test("literal calls are known without rendering, with their lines", () => {
  const template = parseTemplate(
    "{{ config(materialized='table', tags=['a']) }}\n{% if false %}{{ ref('x') }}{% endif %}\n{{ ref(name) }}",
    "a.sql",
  );
  const calls = literalCalls(template, ["config", "ref"]);
  expect(calls.map(({ name, line }) => [name, line])).toEqual([
    ["config", 1],
    ["ref", 2],
  ]);
  expect(calls[0]?.keywords.get("tags")).toEqual(["a"]);
});
