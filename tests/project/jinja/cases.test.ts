import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { jinjaGlobals } from "../../../pipeline/project/jinja/globals.ts";
import { parseTemplate } from "../../../pipeline/project/jinja/parse-template.ts";
import { ReturnSignal, render } from "../../../pipeline/project/jinja/render.ts";
import { Scope } from "../../../pipeline/project/jinja/scope.ts";
import { fromPlain, jinjaFunction, type Value } from "../../../pipeline/project/jinja/values.ts";

interface Case {
  readonly name: string;
  readonly template: string;
  readonly context: Readonly<Record<string, unknown>>;
  /** What Jinja2 itself renders; cases.py writes it. */
  readonly expected: string;
}

const cases: readonly Case[] = JSON.parse(readFileSync(join(import.meta.dirname, "cases.json"), "utf8"));

const giveBack = jinjaFunction("return", (args) => {
  throw new ReturnSignal(args[0] ?? null);
});

function renderCase({ template, context }: Case): string {
  const values = new Map<string, Value>([...jinjaGlobals, ["return", giveBack]]);
  for (const [name, value] of Object.entries(context)) values.set(name, fromPlain(value));
  return render(parseTemplate(template, "case"), new Scope(undefined, (name) => values.get(name)));
}

describe("renders as Jinja2 does", () => {
  test.each(cases)("$name", (one) => {
    expect(renderCase(one)).toBe(one.expected);
  });
});
