import { type Html, html } from "../../../foundation/html.ts";
import { toPlain } from "../../project/jinja/values.ts";
import type { Test } from "../../project/project.ts";
import type { LastResult } from "../artifacts.ts";
import type { Catalogue } from "../catalogue.ts";
import { routeOf } from "../entry.ts";
import { breakable } from "./page-parts.ts";

const marks: Readonly<Record<string, { readonly mark: string; readonly tone: string }>> = {
  pass: { mark: "✓", tone: "good" },
  warn: { mark: "!", tone: "warn" },
  fail: { mark: "✗", tone: "bad" },
  error: { mark: "✗", tone: "bad" },
};

/** The last result of a test in a word, with its mark. */
export function resultMark(result: LastResult | undefined): Html {
  const { mark, tone } = marks[result?.status ?? ""] ?? { mark: "–", tone: "soft" };
  const failures = result?.failures ?? 0;
  const rows = failures === 0 ? "" : failures === 1 ? ", 1 row" : `, ${failures} rows`;
  return html`<span class="result ${tone}"><span aria-hidden="true">${mark}</span> ${result?.status ?? "not run"}${rows}</span>`;
}

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly warned: number;
  readonly notRun: number;
}

export function countResults(
  tests: readonly { readonly uniqueId: string }[],
  results: ReadonlyMap<string, LastResult>,
): TestCount {
  const words = tests.map(({ uniqueId }) => results.get(uniqueId)?.status);
  const count = (...statuses: readonly (string | undefined)[]): number =>
    words.filter((word) => statuses.includes(word)).length;
  const passed = count("pass");
  const warned = count("warn");
  const failed = count("fail", "error");
  return { passed, warned, failed, notRun: tests.length - passed - warned - failed };
}

/** `738 passed, 2 failed` */
export function countWords({ passed, failed, warned, notRun }: TestCount): string {
  const parts = [
    [passed, "passed"],
    [failed, "failed"],
    [warned, "warned"],
    [notRun, "not run"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return told.length === 0 ? "no tests" : told.join(", ");
}

/** The tests of one relation, those of its columns in the order given. */
export function testTable(catalogue: Catalogue, tests: readonly Test[]): Html {
  const rows = tests.map((test) => {
    const result = catalogue.artifacts.results.get(test.uniqueId);
    return html`<tr><td class="name-cell">${testName(test)}</td><td>${test.generic?.columnName ?? ""}</td><td class="arguments">${argumentsOf(test)}</td><td class="word">${resultMark(result)}</td></tr>`;
  });
  return html`<div class="scroll" role="region" aria-label="Tests" tabindex="0"><table class="tests"><thead><tr><th scope="col">Test</th><th scope="col">Column</th><th scope="col">Arguments</th><th scope="col">Last result</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function testName({ generic, name }: Test): Html {
  if (generic !== undefined) {
    const { namespace } = generic;
    return html`${namespace === undefined ? "" : `${namespace}.`}${generic.name}`;
  }
  return html`<a class="entry test" href="#${routeOf("test", name)}">${breakable(name)}</a>`;
}

const longestArgument = 160;

function argumentsOf({ generic }: Test): Html {
  const given = Object.entries(Object(toPlain(generic?.arguments ?? new Map())) as Record<string, unknown>); // a map
  const told = given.filter(([name]) => name !== "model" && name !== "column_name");
  const items = told.map(([name, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const short = text.length > longestArgument ? `${text.slice(0, longestArgument)}…` : text;
    return html`<span><b>${name}</b> <code>${short}</code></span>`;
  });
  return html`${items}`;
}
