import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Command, Option } from "commander";
import { type DatabaseUrl, showDatabaseUrl } from "../../foundation/database-url.ts";
import { exitCodes } from "../../foundation/errors.ts";
import { packageRoot } from "../../foundation/package.ts";
import type { FixtureCheck, FixtureRecipe } from "../../generator/fixtures/index.ts";
import { terminalOf, urlOption, withJson } from "../options.ts";
import { formatCount, formatTable } from "../terminal.ts";

interface FixturesCall {
  readonly dir: string;
  readonly json?: boolean;
}

export function addFixturesCommand(bitewing: Command): void {
  const fixtures = bitewing
    .command("fixtures")
    .description("small practices that are always the same, with their golden answers");
  command(fixtures, "list", "the fixtures and what is in them").action(listFixtures);
  command(fixtures, "check [names...]", "make fixtures again and compare them byte by byte").action(
    checkFixtures,
  );
  command(fixtures, "write [names...]", "make fixtures and write their folders").action(writeFixtures);
  command(fixtures, "load <name>", "fill a database with a fixture's rows, without simulating anything")
    .addOption(urlOption("--to <url>", "the MySQL or DuckDB database to fill"))
    .action(loadOne);
}

function command(fixtures: Command, name: string, description: string): Command {
  return withJson(fixtures.command(name))
    .description(description)
    .addOption(
      new Option("--dir <dir>", "the folder of the fixtures").default(
        join(packageRoot(), "fixtures"),
        "bitewing's own",
      ),
    );
}

async function listFixtures(call: FixturesCall): Promise<void> {
  const { fixtureRecipes, readFixtureFile } = await import("../../generator/fixtures/index.ts");
  const known = await Promise.all(
    fixtureRecipes.map(async (recipe) => {
      const folder = join(call.dir, recipe.name);
      return { recipe, file: existsSync(folder) ? await readFixtureFile(folder) : undefined };
    }),
  );
  const table = formatTable(
    [
      { title: "fixture" },
      { title: "rows", align: "right" },
      { title: "tables", align: "right" },
      { title: "keeps" },
      { title: "what it is" },
    ],
    known.map(({ recipe: { name, contents, summary }, file }) => [
      name,
      file === undefined ? "not made" : formatCount(file.rows),
      file === undefined ? "" : String(Object.keys(file.tables).length),
      contents,
      summary,
    ]),
  );
  terminalOf(call).result(
    table,
    known.map(({ recipe: { name, summary, request, contents }, file }) => {
      const { rows, tables } = file ?? {};
      return { name, summary, request, contents, rows, tables };
    }),
  );
}

async function checkFixtures(names: readonly string[], call: FixturesCall): Promise<void> {
  const { checkFixture } = await import("../../generator/fixtures/index.ts");
  const terminal = terminalOf(call);
  const checks: FixtureCheck[] = [];
  for (const recipe of await chosen(names)) {
    const check = await checkFixture(recipe, join(call.dir, recipe.name));
    checks.push(check);
    terminal.line(describeCheck(check));
  }
  const differences = checks.reduce((sum, check) => sum + check.differences.length, 0);
  terminal.result(
    `fixtures check: ${formatCount(differences)} differences in ${checks.length} fixtures`,
    checks.map(({ recipe: { name }, files, differences: found }) => ({
      fixture: name,
      files,
      differences: found,
    })),
  );
  if (differences > 0) process.exitCode = exitCodes.found;
}

function describeCheck({ recipe, files, differences }: FixtureCheck): string {
  if (differences.length === 0)
    return `${recipe.name}: ${formatCount(files)} files are as the recipe gives them`;
  const shown = differences.slice(0, 10).map(({ file, what }) => `  ${file} ${what}`);
  const rest = differences.length > shown.length ? [`  … and ${differences.length - shown.length} more`] : [];
  return [`${recipe.name}: ${formatCount(differences.length)} files differ`, ...shown, ...rest].join("\n");
}

async function writeFixtures(names: readonly string[], call: FixturesCall): Promise<void> {
  const { writeFixture } = await import("../../generator/fixtures/index.ts");
  const terminal = terminalOf(call);
  const written: object[] = [];
  for (const recipe of await chosen(names)) {
    const folder = join(call.dir, recipe.name);
    const file = await writeFixture(recipe, folder);
    const tables = Object.keys(file.tables).length;
    terminal.line(`wrote ${folder}: ${formatCount(file.rows)} rows in ${tables} tables`);
    written.push({ fixture: recipe.name, folder, rows: file.rows, tables });
  }
  terminal.result(`fixtures write: ${written.length} fixtures`, written);
}

async function chosen(names: readonly string[]): Promise<readonly FixtureRecipe[]> {
  const { fixtureRecipes, recipeNamed } = await import("../../generator/fixtures/index.ts");
  return names.length === 0 ? fixtureRecipes : names.map(recipeNamed);
}

async function loadOne(name: string, call: FixturesCall & { readonly to: DatabaseUrl }): Promise<void> {
  const { loadFixture, recipeNamed } = await import("../../generator/fixtures/index.ts");
  const report = await loadFixture(join(call.dir, recipeNamed(name).name), call.to);
  const { rows, tables } = report;
  const filled = `${formatCount(rows)} rows in ${tables} tables`;
  terminalOf(call).result(`filled ${showDatabaseUrl(call.to)} with the fixture ${name}: ${filled}`, {
    rows,
    tables,
  });
}
