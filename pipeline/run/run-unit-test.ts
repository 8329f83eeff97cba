import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import type { Compiler } from "../project/compile.ts";
import type {
  Fixture,
  FixtureRow,
  FixtureValue,
  Project,
  UnitTest,
  UnitTestInput,
} from "../project/project.ts";
import type { Relation } from "../project/relation.ts";
import { statementMessage } from "./invocation.ts";
import { columnTypesOfQuery, type RelationColumn, relationColumns } from "./relation-columns.ts";
import type { NodeResult } from "./report.ts";
import { compareRows, differenceText } from "./row-difference.ts";
import type { Engine } from "./statements.ts";
import type { Session } from "./warehouse.ts";

export interface UnitTestWork {
  readonly engine: Engine;
  readonly session: Session;
  readonly project: Project;
  readonly compiler: Compiler;
  readonly unitTest: UnitTest;
  /** The relation as it stands in the database. */
  readonly existing: (relation: Relation) => Relation | undefined;
}

/** The query of a unit test's model over the rows it is given. */
export async function compileUnitTest(work: UnitTestWork): Promise<string> {
  return work.compiler.compileUnitTest(work.unitTest, (input) => givenRows(work, input));
}

/**
 * Runs a unit test: the model's query over the given rows against the expected ones, in any order.
 *
 * @throws {BitewingError} of kind `found` for a fixture with a column that does not exist, else the driver's error.
 */
export async function runUnitTest(
  work: UnitTestWork,
  sql: string,
): Promise<Pick<NodeResult, "status" | "failures" | "message">> {
  const { engine, session, unitTest } = work;
  const types = await columnTypesOfQuery(engine, session, sql);
  const { expect } = unitTest;
  const columns = expectedColumns(work, types);
  const rows = await session.query(comparison(sql, expectedRows(expect, types, columns), columns));
  const ofSide = (side: string): (readonly unknown[])[] =>
    rows.rows.filter((row) => row.at(-1) === side).map((row) => row.slice(0, -1));
  const difference = compareRows(ofSide("expected"), ofSide("actual"));
  if (difference === undefined) return { status: "pass", failures: 0 };
  return { status: "fail", failures: 1, message: differenceText(columns, difference) };
}

function comparison(actual: string, expected: string, columns: readonly string[]): string {
  const names = columns.map(quoteSql).join(", ");
  return `with dbt_internal_unit_test_actual as (
  select ${names}, 'actual' as actual_or_expected
  from (
${actual}
  ) as actual_rows
),
dbt_internal_unit_test_expected as (
  select ${names}, 'expected' as actual_or_expected
  from (
${expected}
  ) as expected_rows
)
select * from dbt_internal_unit_test_actual
union all
select * from dbt_internal_unit_test_expected`;
}

/** The columns that are compared: those of the expected rows, or all of the query's when there is none. */
function expectedColumns({ unitTest }: UnitTestWork, types: readonly RelationColumn[]): string[] {
  const { expect, name, place } = unitTest;
  if (expect.kind === "sql" || expect.rows.length === 0) return types.map((type) => type.name);
  const subject = `The unit test '${name}' expects`;
  return [...(expect.rows[0]?.keys() ?? [])].map(
    (column) => typeNamed(types, column, subject, `the query of '${unitTest.model}'`, place).name,
  );
}

function expectedRows(expect: Fixture, types: readonly RelationColumn[], columns: readonly string[]): string {
  if (expect.kind === "sql") return expect.sql;
  const shown = columns.flatMap((column) => types.find(({ name }) => name === column) ?? []);
  return rowsSql(expect.rows, shown);
}

/** The query of an input's rows, with the types of the relation it stands for. */
async function givenRows(
  work: UnitTestWork,
  { input, target, fixture, place }: UnitTestInput,
): Promise<string> {
  if (fixture.kind === "sql") return fixture.sql;
  const types = await inputTypes(work, target, input, place);
  const subject = `The unit test '${work.unitTest.name}' gives`;
  for (const column of new Set(fixture.rows.flatMap((row) => [...row.keys()]))) {
    typeNamed(types, column, subject, input, place);
  }
  return rowsSql(fixture.rows, types);
}

/** Of the relation where it is built; else of the query that would build it. */
async function inputTypes(
  work: UnitTestWork,
  target: string,
  input: string,
  place: () => string,
): Promise<readonly RelationColumn[]> {
  const { engine, session, project, compiler } = work;
  const node = project.nodes.get(target);
  const relation = node?.relation ?? project.sources.get(target)?.relation;
  if (relation !== undefined && relation.type !== "cte" && work.existing(relation) !== undefined) {
    return relationColumns(engine, session, relation);
  }
  const what = `The unit test '${work.unitTest.name}' needs the columns of ${input}, which is not built`;
  if (node?.resourceType !== "model") {
    const next =
      node === undefined
        ? "Load it first: bitewing load."
        : `Build it first: bitewing build --select ${node.name}.`;
    throw new BitewingError({ kind: "found", what: `${what}.`, where: place(), next });
  }
  try {
    return await columnTypesOfQuery(engine, session, await compiler.compile(node));
  } catch (thrown) {
    const next = `Build it first: bitewing build --select +${node.name}.`;
    const why = `${what}, nor can its query run: ${statementMessage(thrown)}`;
    throw new BitewingError({ kind: "found", what: why, where: place(), next }, { cause: thrown });
  }
}

function typeNamed(
  types: readonly RelationColumn[],
  column: string,
  subject: string,
  owner: string,
  where: () => string,
): RelationColumn {
  const found = types.find(({ name }) => name.toLowerCase() === column.toLowerCase());
  if (found !== undefined) return found;
  const known = types.map(({ name }) => name);
  throw new BitewingError({
    kind: "found",
    what: `${subject} a column '${column}', which ${owner} does not have.`,
    where: where(),
    next: didYouMean(column, known) ?? `It has ${known.join(", ")}.`,
  });
}

/** Rows as a query of these columns; what a row leaves out is null. */
function rowsSql(rows: readonly FixtureRow[], types: readonly RelationColumn[]): string {
  if (rows.length === 0) return `${selectRow(new Map(), types)}\nlimit 0`;
  return rows.map((row) => selectRow(row, types)).join("\nunion all\n");
}

function selectRow(row: FixtureRow, types: readonly RelationColumn[]): string {
  const values = new Map([...row].map(([name, value]) => [name.toLowerCase(), value]));
  const cells = types.map(
    ({ name, type }) => `${castSql(values.get(name.toLowerCase()) ?? null, type)} as ${quoteSql(name)}`,
  );
  return `select ${cells.join(", ")}`;
}

/** A text keeps its length: a cast to `varchar(3)` would cut it without a word. */
function castSql(value: FixtureValue, type: string): string {
  if (value === null) return `cast(null as ${type})`;
  if (typeof value !== "string") return `cast(${value.expression} as ${type})`;
  return `cast(${literalSql(value)} as ${type.replace(/varying\(\d+\)/, "varying")})`;
}
