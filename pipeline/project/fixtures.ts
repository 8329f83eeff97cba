import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { messageOf } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import { fromPlain, str } from "./jinja/values.ts";
import { isPlainObject } from "./node-config.ts";
import type { Fixture, FixtureRow, FixtureValue } from "./project.ts";
import { type ProjectFileText, readFiles } from "./project-files.ts";
import type { Reading } from "./reading.ts";

/** Rows of a unit test as they are written: inline, in a file of `tests/fixtures`, or those of a seed. */
export interface WrittenFixture {
  /** For messages: `The unit test 'x' gives rows for ref('y')`. */
  readonly subject: string;
  readonly format: "dict" | "csv" | "sql";
  readonly rows?: unknown;
  readonly fixture?: string | undefined;
  /** Whose file is read when neither rows nor a fixture are given. */
  readonly seed: { readonly name: string; readonly file: string } | undefined;
  /** Every row has all columns; else what a row leaves out is null. */
  readonly isComplete: boolean;
  /** `file:line`. */
  readonly place: () => string;
}

/** The rows of a fixture; what is wrong with it goes to the problems. */
export function readFixture(reading: Reading, written: WrittenFixture): Fixture | undefined {
  const { format, rows, fixture, seed, place } = written;
  if (fixture !== undefined) return readFile(reading, written, fixture);
  if (format === "sql")
    return typeof rows === "string" ? { kind: "sql", sql: rows } : mismatch(reading, written);
  if (format === "csv")
    return typeof rows === "string" ? csv(reading, written, rows, place) : mismatch(reading, written);
  if ((rows === undefined || rows === null) && seed !== undefined) {
    return csv(reading, written, readFileSync(seed.file, "utf8"), () => `the seed '${seed.name}'`);
  }
  if (!Array.isArray(rows) || !rows.every(isPlainObject)) return mismatch(reading, written);
  return complete(reading, written, rows.map(rowOf));
}

function mismatch(reading: Reading, { subject, format, place }: WrittenFixture): undefined {
  const wanted = {
    dict: "a list of rows, each with names and values: rows: [{id: 1}]",
    csv: "text with a header line: rows: |",
    sql: "a query: rows: |",
  };
  reading.problems.add(
    `${subject} which do not match the format '${format}'.`,
    place(),
    `Write ${wanted[format]}.`,
  );
  return undefined;
}

function readFile(reading: Reading, written: WrittenFixture, name: string): Fixture | undefined {
  const { subject, format, place } = written;
  const files = fixtureFiles(reading);
  const nameOf = ({ path }: ProjectFileText): string => basename(path, extname(path));
  const file = files.find((candidate) => nameOf(candidate) === name);
  if (file === undefined) {
    const what = `${subject} from the fixture '${name}', which does not exist below tests/fixtures.`;
    reading.problems.add(what, place(), didYouMean(name, files.map(nameOf)));
    return undefined;
  }
  const suffix = extname(file.path).slice(1);
  if (suffix !== format) {
    const what = `${subject} in the format '${format}' from the fixture ${file.path}.`;
    reading.problems.add(what, place(), `Write format: ${suffix}.`);
    return undefined;
  }
  return format === "sql"
    ? { kind: "sql", sql: file.text }
    : csv(reading, written, file.text, () => reading.shownFolder + file.path);
}

function fixtureFiles(reading: Reading): ProjectFileText[] {
  const folders = reading.file["test-paths"].map((path) => join(path, "fixtures"));
  return readFiles(reading, folders, [".csv", ".sql"], reading.problems);
}

/** Empty fields are null, as dbt reads them. */
function csv(
  reading: Reading,
  written: WrittenFixture,
  text: string,
  from: () => string,
): Fixture | undefined {
  try {
    const [header = [], ...lines] = parse(text, { bom: true, skip_empty_lines: true }) as string[][]; // of no options that change it
    const rows = lines.map(
      (line) => new Map(header.map((name, i) => [name, line[i] === "" ? null : (line[i] ?? null)])),
    );
    return { kind: "rows", rows };
  } catch (thrown) {
    reading.problems.add(`${written.subject}, which cannot be read: ${messageOf(thrown)}`, from());
    return undefined;
  }
}

function rowOf(row: Readonly<Record<string, unknown>>): FixtureRow {
  return new Map(Object.entries(row).map(([name, value]) => [name, valueOf(value)]));
}

/** Texts are quoted later; numbers, booleans and lists go into the query as they are written. */
function valueOf(value: unknown): FixtureValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return dateText(value);
  return typeof value === "string" ? value : { expression: str(fromPlain(value)), written: value };
}

/** YAML reads 2026-01-31 as a date; a moment keeps its time, written as dbt writes it. */
function dateText(date: Date): string {
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
}

function complete(
  reading: Reading,
  written: WrittenFixture,
  rows: readonly FixtureRow[],
): Fixture | undefined {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const lacking = rows.findIndex((row) => row.size < columns.length);
  if (!written.isComplete || lacking < 0) return { kind: "rows", rows };
  const missing = columns.filter((name) => rows[lacking]?.has(name) === false).join(", ");
  const what = `${written.subject}, of which row ${lacking + 1} lacks ${missing}.`;
  reading.problems.add(what, written.place(), "Give every expected row the same columns.");
  return undefined;
}
