import type { Day } from "../../foundation/calendar.ts";
import type { Random } from "../../foundation/random.ts";
import type { Row, TableName } from "../opendental/schema/tables.ts";
import type { LooseRow } from "../sinks/row-plan.ts";

/** A row of a clean practice as a kind of defect looks at it: what its writer left out has the schema's default. */
export type SurveyedRow<T extends TableName> = {
  readonly [Name in keyof Row<T>]-?: Exclude<Row<T>[Name], null | undefined | bigint>;
};

/** A row with its key, which its writer may have left to the database. */
export interface KeyedRow<T extends TableName> {
  readonly key: number;
  readonly row: SurveyedRow<T>;
}

/** The clean practice's rows of the tables that the chosen kinds read, in the order in which they are written. */
export interface Survey {
  /** The practice's today. */
  readonly asOf: Day;
  rows<T extends TableName>(table: T): readonly KeyedRow<T>[];
  /** The row of a key, if there is one. */
  find<T extends TableName>(table: T, key: number): SurveyedRow<T> | undefined;
  /** The rows by the value of one column. */
  groups<T extends TableName>(
    table: T,
    column: keyof Row<T> & string,
  ): ReadonlyMap<unknown, readonly KeyedRow<T>[]>;
  /** The largest key; 0 of an empty table. */
  lastKey(table: TableName): number;
}

/** A row by table and key. */
export interface RowName {
  readonly table: TableName;
  readonly key: number;
}

export type Edit =
  | (RowName & { readonly action: "changed"; readonly values: LooseRow })
  | (RowName & { readonly action: "removed" })
  /** A copy of the row `like`, with a new key, and some values that are its own. */
  | {
      readonly action: "added";
      readonly table: TableName;
      readonly like: number;
      readonly values: (key: number) => LooseRow;
    };

/** What one defect does to the practice. */
export interface Planting {
  readonly edits: readonly Edit[];
  /** Rows that show the defect as well as the edited ones: the twin of a copy, the claim whose lines are gone. */
  readonly counterparts?: readonly RowName[];
}

/** A place where a kind of defect can be planted. */
export interface Candidate {
  /** Of the row that the defect is about; draws are keyed by it. */
  readonly key: number;
  /** Undefined when the draw comes to nothing that would be a defect. */
  readonly plant: (random: Random) => Planting | undefined;
}

export interface DefectKind {
  readonly name: string;
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** How it comes about in a real practice. */
  readonly origin: string;
  readonly table: TableName;
  /** The columns that are spoiled; `*` for whole rows that are added or removed. */
  readonly column: string;
  /** Of the rows that could have it, the share that is given it unless told otherwise. */
  readonly share: number;
  /** The tables that `find` reads. */
  readonly reads: readonly TableName[];
  readonly find: (survey: Survey) => Iterable<Candidate>;
}

export function changed<T extends TableName>(table: T, key: number, values: Row<T>): Edit {
  return { action: "changed", table, key, values };
}

export function removed(table: TableName, key: number): Edit {
  return { action: "removed", table, key };
}

export function added<T extends TableName>(table: T, like: number, values: (key: number) => Row<T>): Edit {
  return { action: "added", table, like, values };
}

type Description = Pick<DefectKind, "name" | "summary" | "origin" | "share">;

interface Change<T extends TableName> extends Description {
  readonly table: T;
  readonly column: string;
  /** Tables beside its own. */
  readonly reads?: readonly TableName[];
  /** Whether a row can have it. */
  readonly where: (row: SurveyedRow<T>, survey: Survey, key: number) => boolean;
  /** The new values of a row. */
  readonly set: (row: SurveyedRow<T>, random: Random, survey: Survey) => Row<T> | undefined;
  readonly counterparts?: (row: SurveyedRow<T>) => readonly RowName[];
}

/** A kind that changes columns of single rows. */
export function changing<T extends TableName>(change: Change<T>): DefectKind {
  const { table, reads = [], where, set, counterparts, ...description } = change;
  return {
    ...description,
    table,
    reads: [table, ...reads],
    *find(survey) {
      for (const { key, row } of survey.rows(table)) {
        if (!where(row, survey, key)) continue;
        const plant = (random: Random): Planting | undefined => {
          const values = set(row, random, survey);
          if (values === undefined) return undefined;
          return { edits: [changed(table, key, values)], counterparts: counterparts?.(row) ?? [] };
        };
        yield { key, plant };
      }
    },
  };
}

interface Copy<T extends TableName> extends Description {
  readonly table: T;
  readonly where: (row: SurveyedRow<T>, survey: Survey, key: number) => boolean;
  readonly reads?: readonly TableName[];
  /** What the copy has of its own beside its key. */
  readonly set?: (row: SurveyedRow<T>, key: number, random: Random) => Row<T>;
}

/** A kind that enters single rows once more. */
export function copying<T extends TableName>(copy: Copy<T>): DefectKind {
  const { table, reads = [], where, set, ...description } = copy;
  return {
    ...description,
    table,
    column: "*",
    reads: [table, ...reads],
    *find(survey) {
      for (const { key, row } of survey.rows(table)) {
        if (!where(row, survey, key)) continue;
        const plant = (random: Random): Planting => ({
          edits: [added(table, key, (copyKey) => set?.(row, copyKey, random) ?? {})],
          counterparts: [{ table, key }],
        });
        yield { key, plant };
      }
    },
  };
}
