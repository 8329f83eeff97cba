import { type Html, html } from "../../../foundation/html.ts";
import type { Fixture, FixtureValue, UnitTestInput } from "../../project/project.ts";
import type { Catalogue } from "../catalogue.ts";
import type { ModelEntry, UnitTestEntry } from "../entry.ts";
import { prose } from "../prose.ts";
import { sqlMarkup } from "../sql-markup.ts";
import { breakable, section } from "./page-parts.ts";
import { countResults, countWords, resultMark } from "./test-list.ts";

/** The unit tests of a model. */
export function unitTestsOf({ unitTests }: Catalogue, { id }: ModelEntry): readonly UnitTestEntry[] {
  return unitTests.filter(({ node }) => node.testedModel === id);
}

/** The unit tests of a model: what each claims, its last result, and when unfolded the rows it gives and expects. */
export function unitTestSection(catalogue: Catalogue, entry: ModelEntry): Html | undefined {
  const own = unitTestsOf(catalogue, entry);
  if (own.length === 0) return undefined;
  const nodes = own.map(({ node }) => node);
  const counted = countWords(countResults(nodes, catalogue.artifacts.results));
  return section("unit-tests", "Unit tests", html`${own.map((each) => card(catalogue, each))}`, counted);
}

function card(catalogue: Catalogue, { id, name, description, node }: UnitTestEntry): Html {
  const { given, expect, overrides, place } = node;
  const overridden = [
    ...Object.entries(overrides.vars).map(([key, value]) => `var ${key} = ${JSON.stringify(value)}`),
    ...[...overrides.macros.keys()].map((macro) => `macro ${macro}`),
    ...Object.entries(overrides.env).map(([key, value]) => `env ${key} = ${value}`),
  ];
  const about =
    overridden.length === 0 ? undefined : html`<p class="soft">With ${overridden.join(", ")}.</p>`;
  return html`<article class="unit-test" data-section="${name}">
<h3>${breakable(name)} ${resultMark(catalogue.artifacts.results.get(id))}</h3>
${prose(description)}${about}
<details><summary>Given ${given.length === 1 ? "1 relation" : `${given.length} relations`}, expected ${rowCount(expect)}</summary>
${given.map((input) => fixture(inputName(input), input.fixture))}
${fixture("Expected", expect)}
<p class="path">${place()}</p></details>
</article>`;
}

/** Of `ref('orders')` the name alone. */
function inputName({ input }: UnitTestInput): string {
  return input.replace(/^\s*(?:ref|source)\((.*)\)\s*$/, (_, names: string) =>
    names
      .replace(/['"]/g, "")
      .split(",")
      .map((name) => name.trim())
      .join("."),
  );
}

function rowCount(given: Fixture): string {
  if (given.kind === "sql") return "what a query says";
  return given.rows.length === 1 ? "1 row" : `${given.rows.length} rows`;
}

function fixture(title: string, given: Fixture): Html {
  const body =
    given.kind === "sql"
      ? html`<pre tabindex="0"><code>${sqlMarkup(given.sql.trim())}</code></pre>`
      : rowsTable(title, given);
  return html`<figure class="fixture"><figcaption>${title} <span>${rowCount(given)}</span></figcaption>${body}</figure>`;
}

function rowsTable(title: string, { rows }: Extract<Fixture, { kind: "rows" }>): Html | undefined {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  if (columns.length === 0) return undefined;
  const head = columns.map((column) => html`<th scope="col">${column}</th>`);
  const body = rows.map(
    (row) => html`<tr>${columns.map((column) => html`<td>${cell(row.get(column))}</td>`)}</tr>`,
  );
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0"><table class="rows"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** A column that a row does not name is null, as an empty one is. */
function cell(value: FixtureValue | undefined): Html {
  if (value === undefined || value === null) return html`<span class="soft">null</span>`;
  if (typeof value === "string") return html`${value}`;
  const { expression } = value;
  return html`${/^(?:true|false)$/i.test(expression) ? expression.toLowerCase() : expression}`;
}
