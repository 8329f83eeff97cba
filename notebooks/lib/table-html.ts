import { ColumnTable } from "arquero";
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
  const head = names
    .map((name, index) => cell("th", formats[index], escapeHtml(titleOf(name, options)), headStyle))
    .join("");
  const body = rows.slice(0, limit).map((row, rowIndex) => {
    const isTotal = options.totalRow === true && rowIndex === rows.length - 1;
    const cells = names.map((name, index) =>
      cell("td", formats[index], show(row[name], formats[index]), isTotal ? totalStyle : bodyStyle),
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  const left = rows.length > limit ? `<p>${rows.length - limit} more rows</p>` : "";
  const caption =
    options.caption === undefined
      ? ""
      : `<caption style="text-align:left;padding:4px 0 8px;font-weight:600">${escapeHtml(options.caption)}</caption>`;
  return `<table style="border-collapse:collapse;font-variant-numeric:tabular-nums">${caption}<thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>${left}`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

const headStyle = "padding:4px 12px;border-bottom:1px solid currentColor;vertical-align:bottom";
const bodyStyle = "padding:4px 12px";
const totalStyle = "padding:4px 12px;border-top:1px solid currentColor;font-weight:600";
const leftAligned = new Set<ColumnFormat | undefined>(["text", "month", "date", "code"]);

function cell(tag: "td" | "th", format: ColumnFormat | undefined, html: string, style: string): string {
  const align = leftAligned.has(format) ? "left" : "right";
  const scope = tag === "th" ? ' scope="col"' : "";
  return `<${tag}${scope} align="${align}" style="text-align:${align};${style}">${html}</${tag}>`;
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
