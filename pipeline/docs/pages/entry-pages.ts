import { type Html, html } from "../../../foundation/html.ts";
import {
  type Catalogue,
  type Entry,
  type MacroEntry,
  type ModelEntry,
  parentsOf,
  type ResourceEntry,
  readersOf,
  type SeedEntry,
  type SourceEntry,
  type TestEntry,
} from "../catalogue.ts";
import { prose } from "../prose.ts";
import { sqlMarkup, templateMarkup } from "../sql-markup.ts";
import { columnTable } from "./column-table.ts";
import { macroText } from "./macro-text.ts";
import { code, heading, lineCount, neighbours, section } from "./page-parts.ts";
import { countResults, countWords, resultMark, testTable } from "./test-list.ts";

/** The page of an entry. */
export function entryPage(catalogue: Catalogue, entry: Entry): Html {
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
    case "exposure":
    case "metric":
      return resourcePage(catalogue, entry);
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
${problemNote(catalogue, entry)}
${neighboursOf(catalogue, entry)}
${columnsSection(catalogue, entry)}
${testsSection(catalogue, entry)}
${sqlSection(catalogue, entry)}`;
}

function rowsFact(rows: number | undefined, { project }: Catalogue): string | undefined {
  if (rows === undefined) return undefined;
  const count = `${rows.toLocaleString("en-US")} ${rows === 1 ? "row" : "rows"}`;
  return project.target.kind === "postgres" ? `about ${count}` : count;
}

function problemNote(catalogue: Catalogue, entry: Entry): Html | undefined {
  const problems = catalogue.content.lineage.problems.filter(({ relation }) => relation === entry.id);
  if (problems.length === 0) return undefined;
  return html`<div class="note" role="note"><p><b>The lineage of this model is incomplete.</b></p>${problems.map(({ where, what }) => html`<p>${what} <span class="soft">(${where})</span></p>`)}</div>`;
}

function neighboursOf(catalogue: Catalogue, entry: Entry): Html {
  const isRoot = entry.kind === "source" || entry.kind === "seed";
  const parents = isRoot ? undefined : parentsOf(entry).flatMap((id) => catalogue.byId.get(id) ?? []);
  const children = readersOf(catalogue, entry.id).filter(({ kind }) => kind !== "test");
  return neighbours(parents, children, entry.route);
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
    const found = catalogue.entries.find((entry) => entry.name === name && entry.kind !== "macro");
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

function resourcePage(catalogue: Catalogue, entry: ResourceEntry): Html {
  const { resource } = entry;
  const { type, url, owner } = resource;
  // Only addresses of the web: another scheme could run a script.
  const link = url !== undefined && /^https?:\/\//i.test(url) ? html`<a href="${url}">${url}</a>` : undefined;
  return html`${heading({ entry, facts: [type, owner, link], path: resource.name })}
${neighboursOf(catalogue, entry)}`;
}
