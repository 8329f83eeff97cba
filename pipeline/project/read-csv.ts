import { CsvError, parse } from "csv-parse/sync";

/** A CSV text that is no table. */
export class CsvFault extends Error {
  /** From 1. */
  readonly line: number;
  readonly next: string;
  constructor(message: string, line: number, next: string) {
    super(message);
    this.name = "CsvFault";
    this.line = line;
    this.next = next;
  }
}

interface Row {
  readonly record: readonly string[];
  /** `lines`: the number of the line on which it ends. */
  readonly info: { readonly lines: number };
}

/**
 * The header and the rows of a CSV text.
 *
 * @throws {CsvFault} when it has no header, a column without a name or twice, or a row of another length.
 */
export function readCsv(
  text: string,
  delimiter: string,
): { header: readonly string[]; rows: readonly (readonly string[])[] } {
  const [first, ...rest] = parsed(text, delimiter);
  if (first === undefined)
    throw new CsvFault(
      "The file has no header line.",
      1,
      "Write the names of its columns into the first line.",
    );
  const header = first.record;
  const empty = header.findIndex((name) => name.trim() === "");
  if (empty >= 0)
    throw new CsvFault(`Column ${empty + 1} of its header has no name.`, 1, "Name it, or drop the column.");
  const lower = header.map((name) => name.toLowerCase());
  const twice = header.find((_, i) => lower.indexOf(lower[i] ?? "") < i);
  if (twice !== undefined) throw new CsvFault(`Its header names '${twice}' twice.`, 1, "Rename one of them.");
  for (const { record, info } of rest) {
    if (record.length === header.length) continue;
    const what = `Its line ${info.lines} has ${record.length} ${record.length === 1 ? "value" : "values"}, and its header ${header.length}.`;
    throw new CsvFault(
      what,
      info.lines,
      `Put a value that holds a ${delimiter === "," ? "comma" : `'${delimiter}'`} between double quotes.`,
    );
  }
  return { header, rows: rest.map(({ record }) => record) };
}

function parsed(text: string, delimiter: string): readonly Row[] {
  try {
    const options = {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
      info: true,
    } as const;
    return parse(text, options) as unknown as Row[]; // with `info`, each row comes with its place
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    const line = Number(thrown["lines"] ?? 1);
    throw new CsvFault(
      thrown.message,
      line,
      "Close each quote that is opened, and double a quote within a value.",
    );
  }
}
