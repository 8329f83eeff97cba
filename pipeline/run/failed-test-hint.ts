import { didYouMean } from "../../foundation/nearest.ts";
import type { Test } from "../project/project.ts";
import type { Relation } from "../project/relation.ts";
import type { Invocation } from "./invocation.ts";
import { relationColumns } from "./relation-columns.ts";
import type { Session } from "./warehouse.ts";

/** What to do about a test whose statement the database refused; undefined where its message says enough. */
export async function failedTestHint(
  invocation: Invocation,
  test: Test,
  message: string,
  session: Session,
): Promise<string | undefined> {
  const read = relationsRead(invocation, test);
  const missing = read.filter(({ relation }) => relation.type !== "cte" && !isThere(invocation, relation));
  if (missing.length > 0) {
    return `Build it first: bitewing build --select ${missing.map(({ name }) => name).join(" ")}.`;
  }
  const column = missingColumnName(message);
  if (column === undefined) return undefined;
  const known: string[] = [];
  for (const { relation } of read.filter(({ relation }) => isThere(invocation, relation))) {
    const columns = await relationColumns(invocation.project.target.kind, session, relation);
    known.push(...columns.map(({ name }) => name));
  }
  if (known.length === 0) return undefined;
  return didYouMean(column, known) ?? `There are ${known.join(", ")}.`;
}

function relationsRead(
  { project }: Invocation,
  test: Test,
): readonly { readonly name: string; readonly relation: Relation }[] {
  return test.dependsOn.flatMap((id) => {
    const found = project.nodes.get(id) ?? project.sources.get(id);
    return found === undefined ? [] : [{ name: found.name, relation: found.relation }];
  });
}

function isThere({ relations }: Invocation, relation: Relation): boolean {
  return relations.has(relation.text());
}

/** The name in DuckDB's or PostgreSQL's message about a column that does not exist. */
function missingColumnName(message: string): string | undefined {
  return /column "([^"]+)" not found|column "?(?:\w+\.)?([^"\s]+)"? does not exist|does not have a column named "([^"]+)"/i
    .exec(message)
    ?.slice(1)
    .find((name) => name !== undefined);
}
