import { quoteSql } from "../../../foundation/sql-text.ts";
import { escapeJinja } from "./escape-jinja.ts";
import type { StagingColumn, StagingTable } from "./staging-table.ts";

/** The SQL of a staging model: columns renamed, flags as booleans, empty dates as NULL, everything else as it is. */
export function stagingModel(table: StagingTable, sourceName: string): string {
  const columns = table.columns.map((column) => `        ${expression(column)} as ${column.name}`);
  return `with source as (
    select * from {{ source('${sourceName}', '${table.sourceTable}') }}
),

renamed as (
    select
${columns.join(",\n")}
    from source
)

select * from renamed
`;
}

function expression({ column, isFlag, emptyDates }: StagingColumn): string {
  const name = escapeJinja(quoteSql(column.name));
  if (isFlag) return `(${name} <> 0)`;
  return emptyDates.reduce(
    (value, date) => `nullif(${value}, ${dateLiteral(column.type?.kind, date)})`,
    name,
  );
}

function dateLiteral(kind: string | undefined, date: string): string {
  return kind === "date" ? `date '${date}'` : `timestamp '${date} 00:00:00'`;
}
