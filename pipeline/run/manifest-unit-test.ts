import { sha256 } from "../../foundation/hash.ts";
import { fromPlain, repr, toPlain } from "../project/jinja/values.ts";
import type { Fixture, FixtureValue, UnitTest } from "../project/project.ts";
import { belowRoot, type ManifestContext } from "./manifest-node.ts";

/** A unit test as manifest.json holds it. */
export function unitTestEntry({ createdAt }: ManifestContext, unitTest: UnitTest): Record<string, unknown> {
  const given = unitTest.given.map(({ input, fixture }) => ({ input, ...fixtureEntry(fixture) }));
  const expect = fixtureEntry(unitTest.expect);
  const overrides = overridesEntry(unitTest);
  return {
    name: unitTest.name,
    resource_type: "unit_test",
    package_name: unitTest.packageName,
    path: belowRoot(unitTest.path),
    original_file_path: unitTest.path,
    unique_id: unitTest.uniqueId,
    fqn: unitTest.fqn,
    model: unitTest.model,
    description: unitTest.description,
    given,
    expect,
    overrides,
    config: {
      tags: unitTest.config.list("tags"),
      meta: toPlain(unitTest.config.get("meta") ?? null) ?? {},
      enabled: true,
      static_analysis: null,
    },
    depends_on: { macros: unitTest.dependsOnMacros, nodes: unitTest.dependsOn },
    checksum: checksumOf(unitTest.model, given, expect, overrides),
    schema: unitTest.relation.schema,
    created_at: createdAt,
    versions: null,
    version: null,
  };
}

interface FixtureEntry {
  readonly rows: string | readonly Readonly<Record<string, unknown>>[];
  readonly format: "dict" | "sql";
  readonly fixture: null;
}

interface OverridesEntry {
  readonly macros: Readonly<Record<string, unknown>>;
  readonly vars: Readonly<Record<string, unknown>>;
  readonly env_vars: Readonly<Record<string, unknown>>;
}

function fixtureEntry(fixture: Fixture): FixtureEntry {
  if (fixture.kind === "sql") return { rows: fixture.sql, format: "sql", fixture: null };
  const plain = (value: FixtureValue): unknown =>
    value === null || typeof value === "string" ? value : value.written;
  const rows = fixture.rows.map((row) =>
    Object.fromEntries([...row].map(([name, value]) => [name, plain(value)])),
  );
  return { rows: startingWithComplete(rows), format: "dict", fixture: null };
}

/** dbt puts the first row without a null in front. */
function startingWithComplete<Row extends object>(rows: readonly Row[]): readonly Row[] {
  const complete = rows.findIndex((row) => !Object.values(row).includes(null));
  const [first] = rows;
  const row = rows[complete];
  return first === undefined || row === undefined ? rows : rows.with(complete, first).with(0, row);
}

/** Null when nothing is overridden. */
function overridesEntry({ overrides }: UnitTest): OverridesEntry | null {
  const { macros, vars, env: env_vars } = overrides;
  const isNothing = macros.size + Object.keys(vars).length + Object.keys(env_vars).length === 0;
  if (isNothing) return null;
  return {
    macros: Object.fromEntries([...macros].map(([name, value]) => [name, toPlain(value)])),
    vars,
    env_vars,
  };
}

/** As dbt makes it: the hash of how Python shows the test's parts. */
function checksumOf(
  model: string,
  given: readonly (FixtureEntry & { readonly input: string })[],
  expect: FixtureEntry,
  overrides: OverridesEntry | null,
): string {
  const shown = (value: unknown): string => repr(fromPlain(value));
  const rest = ({ rows, format }: FixtureEntry): string =>
    `rows=${shown(rows)}, format=<UnitTestFormat.${format === "sql" ? "SQL" : "Dict"}: '${format}'>, fixture=None)`;
  const inputs = given.map((entry) => `UnitTestInputFixture(input=${shown(entry.input)}, ${rest(entry)}`);
  const over =
    overrides === null
      ? "None"
      : `UnitTestOverrides(macros=${shown(overrides.macros)}, vars=${shown(overrides.vars)}, env_vars=${shown(overrides.env_vars)})`;
  return sha256(`${model}-None-[${inputs.join(", ")}]-UnitTestOutputFixture(${rest(expect)}-${over}`);
}
