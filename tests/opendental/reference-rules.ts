import type { ColumnDefinition } from "../../generator/opendental/schema/definition.ts";
import { enumerations } from "../../generator/opendental/schema/enumerations.ts";
import { type TableName, tables } from "../../generator/opendental/schema/tables.ts";

/**
 * Rules that follow from the schema alone: a foreign key other than 0 names a row, and a coded column holds one of
 * its enumeration's values. One query a table, which returns what breaks them.
 */
export function referenceRules(): Readonly<Record<string, string>> {
  const rules: Record<string, string> = {};
  for (const [name, { columns }] of tables) {
    const queries = columns
      .flatMap((column) => danglingKeys(name, column))
      .concat(columns.flatMap((column) => unknownCodes(name, column)));
    if (queries.length > 0) rules[`the keys and codes of ${name} exist`] = queries.join(" union all ");
  }
  return rules;
}

function danglingKeys(table: TableName, { name, kind, references }: ColumnDefinition): readonly string[] {
  if (references === undefined || kind !== "integer") return [];
  return [
    `select '${name}' as what, cast(t."${name}" as varchar) as found from "${table}" t
     left join "${references.table}" r on r."${references.column}" = t."${name}"
     where t."${name}" <> 0 and r."${references.column}" is null`,
  ];
}

function unknownCodes(table: TableName, { name, kind, enumeration }: ColumnDefinition): readonly string[] {
  if (enumeration === undefined || kind !== "integer") return [];
  const values = Object.values<number>(enumerations[enumeration]).join(", ");
  return [
    `select '${name}' as what, cast("${name}" as varchar) as found from "${table}" where "${name}" not in (${values})`,
  ];
}
