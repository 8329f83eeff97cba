/** Writes the rules of types as a page for readers: docs/types.md, which a test keeps equal to this. */
import type { ColumnType, TypeKind } from "./column-type.ts";
import { mySqlRules, type TypeRule, warehouseType } from "./type-rules.ts";

/** Markdown. */
export function typesPage(): string {
  return [...introduction, ...table(), "", ...conversions].join("\n");
}

const introduction = [
  "# Types",
  "",
  "What each type of MySQL and MariaDB becomes in schema `raw`. A column's type follows from its declaration and never from",
  "its data, so that the same source always gives the same tables. This page is written from the rules in",
  "`pipeline/types/type-rules.ts`; a type that is not here is refused by name before anything is loaded.",
  "",
];

function table(): string[] {
  return [
    "| MySQL, MariaDB | PostgreSQL | DuckDB | cannot be kept | notes |",
    "|---|---|---|---|---|",
    ...mySqlRules.map(tableRow),
  ];
}

function tableRow({ names, type, note = "" }: TypeRule): string {
  const shown = exampleOf(type);
  const cells = [
    names.map((name) => code(name.replace(/( unsigned)?$/, `${parameters(type)}$1`))).join(", "),
    code(warehouseType(shown, "postgres").replace("(10,2)", "(p,s)")),
    code(
      warehouseType(shown, "duckdb").replace("numeric(10,2)", "DECIMAL(p,s)").replace("numeric", "DECIMAL"),
    ),
    notKept[shown.kind] ?? "",
    note,
  ];
  return `| ${cells.join(" | ")} |`;
}

function exampleOf(type: TypeRule["type"]): ColumnType {
  return typeof type === "function" ? type([10, 2]) : type;
}

function parameters(type: TypeRule["type"]): string {
  if (typeof type !== "function") return "";
  return exampleOf(type).kind === "numeric" ? "(p,s)" : "(p)";
}

function code(text: string): string {
  return `\`${text}\``;
}

const notKept: Partial<Record<TypeKind, string>> = {
  date: "days that do not exist",
  timestamp: "days that do not exist",
  text: "NUL bytes, half surrogate pairs",
};

const conversions = [
  "## Values that cannot be kept",
  "",
  "Each is a row of `etl.conversions`: table, key of the row, column, kind, and the source's text (the first 200 characters).",
  "The load counts them by column and prints a warning for each kind. A row goes from there when the value is mended or",
  "its row deleted, with the load that notices.",
  "",
  "| kind | values | become |",
  "|---|---|---|",
  "| `impossible date` | `0000-00-00`, `2020-00-15`, `2020-02-31`, any day of the year 0 | NULL |",
  "| `NUL byte` | a text with U+0000, which PostgreSQL refuses | the text without it |",
  "| `invalid text` | half a surrogate pair, which MySQL keeps and no warehouse takes | `?` in its place |",
  "",
  "`0001-01-01`, OpenDental's empty date, is a day like any other here, and becomes NULL in staging.",
  "",
  "## The proof",
  "",
  "A load compares both sides row by row as one text that all engines write alike. In it every double has its shortest",
  "exact digits, a text its length in bytes, a blob its SHA-256, a time its microseconds, and NULL is no text at all, so that",
  "no change of a value goes unseen: `0` and `NULL`, `''` and `NULL`, `0` and `-0`, `a` and `a ` all differ.",
  "",
];
