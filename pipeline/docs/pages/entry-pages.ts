import { type Html, html } from "../../../foundation/html.ts";
import type { Catalogue } from "../catalogue.ts";
import { columnsOf } from "../columns.ts";
import type {
  Entry,
  ExposureEntry,
  MacroEntry,
  ModelEntry,
  SeedEntry,
  SourceEntry,
  TestEntry,
  UnitTestEntry,
} from "../entry.ts";
import { prose } from "../prose.ts";
import { sqlMarkup, templateMarkup } from "../sql-markup.ts";
import { columnTable } from "./column-table.ts";
import { macroText } from "./macro-text.ts";
import { metricPage } from "./metric-page.ts";
import { neighboursOf } from "./neighbours.ts";
import { code, heading, lineCount, section } from "./page-parts.ts";
import { problemNote } from "./problem-note.ts";
import { countResults, countWords, resultMark, testTable } from "./test-list.ts";
import { unitTestSection, unitTestsOf } from "./unit-tests.ts";

/** An entry that has a page of its own. */
type PagedEntry = Exclude<Entry, UnitTestEntry>;

export function hasPage(entry: Entry): entry is PagedEntry {
  return entry.kind !== "unit_test";
}

/** The page of an entry. */
export function entryPage(catalogue: Catalogue, entry: PagedEntry): Html {
  switch (entry.kind) {
    case "model":
      return modelPage(catalogue, entry);
    case "source":
    case "seed":
      return rootPage(catalogue, entry);
    case "macro":
      return macroPage(catalogue, entry);
    case "test":
      return testPage(catalogue, entry);
    case "metric":
      return metricPage(catalogue, entry);
    case "exposure":
      return exposurePage(catalogue, entry);
  }
}

function modelPage(catalogue: Catalogue, entry: ModelEntry): Html {
  const { node } = entry;
  const built = catalogue.content.warehouse.of(node.relation);
  const facts = [
    node.config.text("materialized"),
    built === undefined ? "not built" : html`<code>${built.schema}.${built.name}</code>`,
    rowsFact(built?.rows, catalogue),
  ];
  return html`${heading({ entry, facts, path: node.path })}
${jumps(catalogue, entry)}
${problemNote(catalogue, entry)}
${neighboursOf(catalogue, entry)}
${columnsSection(catalogue, entry)}
${testsSection(catalogue, entry)}
${unitTestSection(catalogue, entry)}
${sqlSection(catalogue, entry)}`;
}

/** The sections of a page, with what is in them, as links. */
function jumps(catalogue: Catalogue, entry: ModelEntry): Html {
  const items = [
    ["columns", "Columns", columnsOf(catalogue, entry).length],
    ["tests", "Tests", (catalogue.testsOf.get(entry.id) ?? []).length],
    ["unit-tests", "Unit tests", unitTestsOf(catalogue, entry).length],
    ["sql", "SQL", lineCount(entry.node.rawCode)],
  ] as const;
  const shown = items.filter(([, , count]) => count > 0);
  return html`<nav class="jumps" aria-label="On this page">${shown.map(([id, title, count]) => html`<a href="#${entry.route}/${id}">${title} <span>${count}${id === "sql" ? " lines" : ""}</span></a>`)}<a href="#lineage/${entry.route}">Graph</a></nav>`;
}

function rowsFact(rows: number | undefined, { project }: Catalogue): string | undefined {
  if (rows === undefined) return undefined;
  const count = `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
  return project.target.kind === "postgres" ? `about ${count}` : count;
}

function columnsSection(catalogue: Catalogue, entry: ModelEntry | SourceEntry | SeedEntry): Html {
  return section("columns", "Columns", columnTable(catalogue, entry));
}

function testsSection(catalogue: Catalogue, entry: Entry): Html | undefined {
  const tests = catalogue.testsOf.get(entry.id) ?? [];
  if (tests.length === 0) return undefined;
  const counted = countWords(countResults(tests, catalogue.artifacts.results));
  return section("tests", "Tests", testTable(catalogue, tests), counted);
}

function sqlSection(catalogue: Catalogue, { id, node }: ModelEntry): Html {
  const compiled = catalogue.content.compiled.get(id);
  return section(
    "sql",
    "SQL",
    html`${template(catalogue, node.rawCode, "As written")}${compiled === undefined ? undefined : code("Compiled", lineCount(compiled), sqlMarkup(compiled.trim()), false)}`,
  );
}

function template(catalogue: Catalogue, text: string, title: string): Html {
  const linkOf = (name: string): string | undefined => {
    const found = catalogue.relations.get(name);
    return found === undefined ? undefined : `#${found.route}`;
  };
  return code(title, lineCount(text), templateMarkup(text.trim(), linkOf), true);
}

function rootPage(catalogue: Catalogue, entry: SourceEntry | SeedEntry): Html {
  const { node } = entry;
  const built = catalogue.content.warehouse.of(node.relation);
  const facts = [
    built === undefined ? "not in the warehouse" : html`<code>${built.schema}.${built.name}</code>`,
    rowsFact(built?.rows, catalogue),
  ];
  const source = node.resourceType === "source" ? node.sourceDescription : "";
  const about =
    source === "" ? undefined : section("source", `About ${node.fqn.at(-2) ?? "the source"}`, prose(source));
  return html`${heading({ entry, facts, path: node.path })}
${neighboursOf(catalogue, entry)}
${columnsSection(catalogue, entry)}
${testsSection(catalogue, entry)}
${about}`;
}

function macroPage(catalogue: Catalogue, entry: MacroEntry): Html {
  const { macro } = entry;
  const text = macroText(catalogue.project, macro);
  const users = catalogue.entries.filter(
    (other) =>
      (other.kind === "model" || other.kind === "test") && other.node.dependsOnMacros.includes(entry.id),
  );
  const used =
    users.length === 0
      ? html`<p class="soft">By no model or test of its own file directly.</p>`
      : html`<ul class="entries">${users.map((user) => html`<li><a class="entry ${user.kind}" href="#${user.route}">${user.name}</a></li>`)}</ul>`;
  return html`${heading({ entry, facts: [], path: macro.path })}
${section("sql", "Text", template(catalogue, text, "As written"))}
${section("users", "Used by", used)}`;
}

function testPage(catalogue: Catalogue, entry: TestEntry): Html {
  const { node } = entry;
  const result = catalogue.artifacts.results.get(entry.id);
  return html`${heading({ entry, facts: [resultMark(result), `severity ${node.config.text("severity")?.toLowerCase() ?? "error"}`], path: node.path })}
${neighboursOf(catalogue, entry)}
${section("sql", "SQL", template(catalogue, node.rawCode, "As written"), "It passes when it returns no row.")}`;
}

function exposurePage(catalogue: Catalogue, entry: ExposureEntry): Html {
  const { exposure } = entry;
  const { type, url, owner } = exposure;
  // Only addresses of the web: another scheme could run a script.
  const link = url !== undefined && /^https?:\/\//i.test(url) ? html`<a href="${url}">${url}</a>` : undefined;
  return html`${heading({ entry, facts: [type, owner, link], path: exposure.name })}
${neighboursOf(catalogue, entry)}`;
}
