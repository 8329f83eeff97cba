import { BitewingError } from "../../foundation/errors.ts";
import { readMarker, type StoredMarker } from "./practice-marker.ts";

/** What a database holds, as far as the guard asks. */
export interface Holdings {
  /** Names of its tables and views. */
  readonly tables: readonly string[];
  /** The value of the preference BitewingPractice, if there is one. */
  readonly marker?: string | undefined;
}

/** Why a database may be written to. */
export type Admission =
  | { readonly kind: "empty" }
  | { readonly kind: "practice"; readonly marker: StoredMarker };

/**
 * The guard: a practice is written only into an empty database or over an earlier practice of bitewing's own, so that
 * it can never touch a real one.
 *
 * @param where the database's URL without its password.
 * @throws {BitewingError} of kind `database` for anything else.
 */
export function admit({ tables, marker }: Holdings, where: string): Admission {
  if (tables.length === 0) return { kind: "empty" };
  const stored = marker === undefined ? undefined : readMarker(marker);
  if (stored !== undefined) return { kind: "practice", marker: stored };
  throw new BitewingError({
    kind: "database",
    what: `The database is not empty and not bitewing's own: it holds ${showTables(tables)}, and no mark of bitewing in preference.`,
    where,
    next: "Name a database that is empty or does not exist yet. Nothing was changed.",
  });
}

/** The refusal of a folder that holds somebody else's file. */
export function foreignFolder(folder: string, file: string): BitewingError {
  return new BitewingError({
    kind: "database",
    what: `The folder is not empty and not bitewing's own: it holds ${file}.`,
    where: folder,
    next: "Name a folder that is empty or does not exist yet. Nothing was changed.",
  });
}

function showTables(tables: readonly string[]): string {
  const names = tables.slice(0, 3).join(", ");
  if (tables.length === 1) return `the table ${names}`;
  return tables.length <= 3 ? `the tables ${names}` : `${tables.length} tables (${names}, …)`;
}
