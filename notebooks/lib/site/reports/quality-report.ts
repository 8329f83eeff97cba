import { groupBy } from "../../../../foundation/group-by.ts";
import { type Html, html } from "../../../../foundation/html.ts";
import { formatCount } from "../../format.ts";
import type { SitePart } from "../navigation.ts";
import { renderPage } from "../page.ts";
import type { Report } from "./report.ts";
import { counted, figureList, fold, reportHead, reportTable, section } from "./report-parts.ts";
import { protectedBy } from "./test-kinds.ts";
import type { RanDataTest, RanTest, TestRun } from "./test-run.ts";

/** A kind of fault that is planted on purpose, to test the tests. The generator's kinds have these fields. */
export interface PlantedKind {
  readonly name: string;
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** How it comes about in a real practice. */
  readonly origin: string;
  readonly table: string;
}

export interface QualityReportOptions {
  readonly run: TestRun;
  readonly defectKinds: readonly PlantedKind[];
  readonly without?: readonly SitePart[];
}

/** The tests that ran on the warehouse: how they went, what each kind protects, and what tests the tests. */
export function qualityReport({ run, defectKinds, without = [] }: QualityReportOptions): Report {
  const tests: readonly RanTest[] = [...run.dataTests, ...run.unitTests];
  const passed = tests.filter(isPassed).length;
  const failed = tests.filter(isFailed);
  const isGood = tests.length > 0 && passed === tests.length;
  const tone = isGood ? "good" : "bad";
  const finding = isGood
    ? `All ${formatCount(tests.length)} tests passed`
    : `${formatCount(passed)} of ${counted(tests.length, "test")} passed`;
  const title = "Data quality";
  const page = renderPage({
    title: `${title} – bitewing`,
    description: "The data tests and unit tests that ran on the warehouse, and what each kind protects.",
    root: "../",
    part: "reports",
    without,
    body: html`${reportHead({ title, finding, tone }, "Every build ends with these tests. A data test reads what stands in the warehouse and fails on rows that should not be there; a unit test runs one model on a few given rows.")}
${figureList([
  [run.models, "models built"],
  [run.dataTests.length, "data tests"],
  [run.unitTests.length, "unit tests"],
  [tests.length - passed, "not passed"],
])}
${failed.length === 0 ? undefined : failedSection(failed)}
${kindSection(run.dataTests)}
${layerSection(run)}
${ownQuerySection(run.dataTests, without)}
${unitSection(run)}
${defectSection(defectKinds)}`,
  });
  return {
    name: "quality",
    title,
    question: "Do the rows in the warehouse keep the rules?",
    finding,
    tone,
    page,
  };
}

const isPassed = ({ status }: RanTest): boolean => status === "pass";
const isFailed = ({ status }: RanTest): boolean => status === "fail" || status === "error";

/** Words for how tests went: `1,430 passed`, or how many of them. */
function outcomeOf(tests: readonly RanTest[]): Html {
  const passed = tests.filter(isPassed).length;
  if (passed === tests.length) return html`<span class="good">✓ passed</span>`;
  return html`<span class="bad">${formatCount(tests.length - passed)} not passed</span>`;
}

function failedSection(failed: readonly RanTest[]): Html {
  const rows = failed.map((test) => [code(test.name), test.description, formatCount(test.failures)]);
  return section(
    "failed",
    "Failed",
    counted(failed.length, "test"),
    reportTable(
      "Failed tests",
      [{ title: "Test" }, { title: "What it asks", isText: true }, { title: "Rows" }],
      rows,
    ),
  );
}

const code = (name: string): Html => html`<code>${name}</code>`;

function kindSection(tests: readonly RanDataTest[]): Html {
  const kinds = [...groupBy(tests, ({ kind }) => kind ?? "")].toSorted(([, a], [, b]) => b.length - a.length);
  const rows = kinds.map(([kind, members]) => [
    kind === "" ? "with a query of its own" : code(kind),
    kind === ""
      ? "A rule of the practice that no ready kind expresses, listed below."
      : (protectedBy[kind] ?? ""),
    formatCount(members.length),
    outcomeOf(members),
  ]);
  return section(
    "kinds",
    "By kind",
    "what each kind of data test protects",
    reportTable(
      "Data tests by kind",
      [{ title: "Kind" }, { title: "Protects", isText: true }, { title: "Tests" }, { title: "Outcome" }],
      rows,
    ),
  );
}

const layers = ["sources", "seeds", "staging", "intermediate", "marts"];

function layerSection({ dataTests, unitTests }: TestRun): Html {
  const places = [...groupBy([...dataTests, ...unitTests], ({ layer, system }) => `${layer}/${system}`)];
  const rankOf = (place: string): number => layers.indexOf(place.split("/")[0] ?? "");
  const sorted = places.toSorted(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1));
  const rows = sorted.map(([place, members]) => {
    const [layer = "", system = ""] = place.split("/");
    const units = unitTests.filter((unit) => `${unit.layer}/${unit.system}` === place).length;
    return [
      layer === system ? layer : html`${layer} <span class="soft">${system.replaceAll("_", " ")}</span>`,
      formatCount(members.length - units),
      units === 0 ? "" : formatCount(units),
      outcomeOf(members),
    ];
  });
  return section(
    "layers",
    "By layer and system",
    "the last layer that a test reads",
    reportTable(
      "Tests by layer and system",
      [{ title: "Layer" }, { title: "Data tests" }, { title: "Unit tests" }, { title: "Outcome" }],
      rows,
    ),
  );
}

function ownQuerySection(tests: readonly RanDataTest[], without: readonly SitePart[]): Html {
  const own = tests
    .filter(({ kind }) => kind === undefined)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((test) => [
      without.includes("models")
        ? words(test.name)
        : html`<a href="../docs/index.html#test/${encodeURIComponent(test.name)}">${words(test.name)}</a>`,
      test.description,
      outcomeOf([test]),
    ]);
  const table = reportTable(
    "Rules with a query of their own",
    [{ title: "Rule" }, { title: "In words", isText: true }, { title: "Outcome" }],
    own,
  );
  return section(
    "rules",
    "Rules of the practice",
    "data tests with a query of their own",
    fold("All rules", counted(own.length, "rule"), table),
  );
}

/** `payments_equal_their_splits` → `payments equal their splits`. */
const words = (name: string): string => name.replaceAll("_", " ");

function unitSection({ unitTests }: TestRun): Html | undefined {
  if (unitTests.length === 0) return undefined;
  const rows = unitTests
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((test) => [words(test.name), html`<code>${test.model}</code>`, test.description, outcomeOf([test])]);
  const table = reportTable(
    "Unit tests",
    [
      { title: "Test" },
      { title: "Model", isText: true },
      { title: "In words", isText: true },
      { title: "Outcome" },
    ],
    rows,
  );
  return section(
    "unit-tests",
    "Unit tests",
    "one model's query on a few given rows",
    fold("All unit tests", counted(rows.length, "test"), table),
  );
}

function defectSection(kinds: readonly PlantedKind[]): Html | undefined {
  if (kinds.length === 0) return undefined;
  const rows = kinds.map(({ name, table, summary, origin }) => [code(name), code(table), summary, origin]);
  const table = reportTable(
    "Kinds of planted defect",
    [
      { title: "Kind" },
      { title: "Table", isText: true },
      { title: "What is wrong", isText: true },
      { title: "How it comes about", isText: true },
    ],
    rows,
  );
  return section(
    "defects",
    "What tests the tests",
    "faults planted on purpose",
    html`<div class="plate prose"><p>A test that never failed has not been tested. <code>bitewing generate --defects all</code> plants ${formatCount(kinds.length)} kinds of fault that real practices' databases show, and <code>bitewing score</code> tells which of them the data tests found and which failing rows no fault explains. The practice shown on these pages is clean: none is planted in it.</p></div>
${fold("All kinds", counted(kinds.length, "kind"), table)}`,
  );
}
