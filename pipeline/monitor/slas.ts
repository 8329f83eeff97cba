/** What a warehouse promises. Each part may be left out of the file; only freshness has a default. */
export interface Slas {
  /** The file they came from, as shown; null for the defaults. */
  readonly file: string | null;
  /** Seconds since the source's moment that a table is known to equal. */
  readonly freshness: TableLimits;
  /** Seconds that the last successful run, or one that is at work, may take. */
  readonly duration?: number;
  /** Failed or killed runs in a row that are tolerated. */
  readonly failures?: number;
  /** Values not kept as they are that the last successful run may have written down. */
  readonly conversions?: number;
  /** Rows that a table must have. */
  readonly leastRows: TableLimits;
  /** Percent of its rows that a table may lose from one run to the next. */
  readonly rowDrop: TableLimits;
}

/** A limit for each table: by its name, else by the first pattern that fits, else the one for all others. */
export interface TableLimits {
  readonly default?: number;
  readonly tables: readonly NamedLimit[];
}

export interface NamedLimit {
  /** A table in lower case; `*` stands for any characters. */
  readonly name: string;
  readonly limit: number;
  /** `file:line` of the name. */
  readonly where: string;
}

const noLimits: TableLimits = { tables: [] };

/** What holds without a file: data of a nightly load, with two hours to spare. */
export const defaultSlas: Slas = {
  file: null,
  freshness: { default: 26 * 60 * 60, tables: [] },
  leastRows: noLimits,
  rowDrop: noLimits,
};

/** The limit of a table, undefined when there is none. */
export function limitOf(limits: TableLimits, table: string): number | undefined {
  const exact = limits.tables.find(({ name }) => name === table);
  const named = exact ?? limits.tables.find(({ name }) => fits(name, table));
  return named?.limit ?? limits.default;
}

/** Whether a name or pattern of an SLA file means this table. */
export function fits(name: string, table: string): boolean {
  const pattern = name
    .split("*")
    .map((part) => part.replaceAll(/[.\\+?^${}()|[\]]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${pattern}$`, "s").test(table);
}
