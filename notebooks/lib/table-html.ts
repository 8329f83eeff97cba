import { ColumnTable } from "arquero";
import { escapeHtml } from "../../foundation/html.ts";
import { absent, formatCount, formatDate, formatMoney, formatMonth, formatPercent } from "./format.ts";

/** How a column is written: its kind decides the alignment too, numbers to the right. */
export type ColumnFormat = "text" | "money" | "count" | "percent" | "month" | "date" | "code";

export interface TableOptions {
  /** Said above the table. */
  readonly caption?: string;
  /** Formats by column; without one, numbers are counts, dates are dates and the rest is text. */
  readonly formats?: Readonly<Record<string, ColumnFormat>>;
  /** Headings by column; without one, the column's name with spaces. */
  readonly titles?: Readonly<Record<string, string>>;
  /** Draws the last row as a total. */
  readonly totalRow?: boolean;
  /** Rows shown at most; a last line says how many are left out. Default 50. */
  readonly limit?: number;
}

/**
 * A table as HTML: right-aligned numbers, a caption, headings with scope. Styles are inline, and alignment is also an
 * attribute, because some viewers of notebooks drop styles.
 */
export function tableHtml(table: ColumnTable, options: TableOptions = {}): string {
  const names = table.columnNames();
  const rows = table.objects() as Record<string, unknown>[];
  const limit = options.limit ?? 50;
  const formats = names.map((name) => options.formats?.[name] ?? guessFormat(rows, name));
  const head = names.map((name, index) => headCell(titleOf(name, options), formats[index], index === 0));
  const body = rows.slice(0, limit).map((row, rowIndex) => {
    const isTotal = options.totalRow === true && rowIndex === rows.length - 1;
    const cells = names.map((name, index) => bodyCell(row[name], formats[index], index === 0, isTotal));
    return `<tr>${cells.join("")}</tr>`;
  });
  const left = rows.length > limit ? `<p>${rows.length - limit} more rows</p>` : "";
  const caption =
    options.caption === undefined
      ? ""
      : `<caption style="text-align:left;padding:4px 0 8px;font-weight:600;white-space:nowrap">${escapeHtml(options.caption)}</caption>`;
  return `<table style="border-collapse:collapse;font-variant-numeric:tabular-nums">${caption}<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>${left}`;
}

const leftAligned = new Set<ColumnFormat | undefined>(["text", "month", "date", "code"]);
const headRule = ";border-bottom:1px solid currentColor;vertical-align:bottom";
const totalRule = ";border-top:1px solid currentColor;font-weight:600";

function headCell(title: string, format: ColumnFormat | undefined, isFirst: boolean): string {
  return `<th scope="col" ${alignment(format, isFirst, headRule)}>${escapeHtml(title)}</th>`;
}

function bodyCell(
  value: unknown,
  format: ColumnFormat | undefined,
  isFirst: boolean,
  isTotal: boolean,
): string {
  return `<td ${alignment(format, isFirst, isTotal ? totalRule : "")}>${show(value, format)}</td>`;
}

/** The first column starts where the text around the table starts. */
function alignment(format: ColumnFormat | undefined, isFirst: boolean, rule: string): string {
  const align = leftAligned.has(format) ? "left" : "right";
  const unbroken = align === "right" ? ";white-space:nowrap" : "";
  return `align="${align}" style="text-align:${align};padding:4px 0 4px ${isFirst ? 0 : 20}px${unbroken}${rule}"`;
}

function titleOf(name: string, options: TableOptions): string {
  return options.titles?.[name] ?? name.replaceAll("_", " ");
}

function guessFormat(rows: readonly Record<string, unknown>[], name: string): ColumnFormat {
  const sample = rows.find((row) => row[name] !== null && row[name] !== undefined)?.[name];
  if (sample instanceof Date) return "date";
  return typeof sample === "number" ? "count" : "text";
}

function show(value: unknown, format: ColumnFormat | undefined): string {
  if (value === null || value === undefined) return absent;
  if (typeof value === "number") return escapeHtml(showNumber(value, format));
  if (value instanceof Date) return format === "month" ? formatMonth(value) : formatDate(value);
  const text = escapeHtml(String(value));
  return format === "code" ? `<code>${text}</code>` : text;
}

function showNumber(value: number, format: ColumnFormat | undefined): string {
  if (format === "money") return formatMoney(value);
  if (format === "percent") return formatPercent(value);
  if (format === "text" || format === "code") return String(value);
  return formatCount(value);
}
