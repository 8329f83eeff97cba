import { BitewingErrors, type Failure } from "../../foundation/errors.ts";
import type { Fingerprint } from "../types/fingerprint.ts";

/** A table's fingerprints, computed where each copy lies. */
export interface Proof {
  readonly table: string;
  readonly source: Fingerprint;
  readonly warehouse: Fingerprint;
}

/** @throws {BitewingErrors} of kind `found` with every table whose copy differs from its source */
export function assertProved(proofs: readonly Proof[]): void {
  const differing = proofs.filter((proof) => !isProved(proof));
  if (differing.length === 0) return;
  const tables = differing.length === 1 ? "1 table" : `${differing.length} tables`;
  const summary: Failure = {
    kind: "found",
    what: `${tables} in the warehouse would not equal the source; nothing was changed there.`,
    next: "Run the load again; if it repeats, please report it with the lines below.",
  };
  throw new BitewingErrors(summary, differing.map(failureOf));
}

export function isProved({ source, warehouse }: Proof): boolean {
  return source.rows === warehouse.rows && source.checksum === warehouse.checksum;
}

function failureOf({ table, source, warehouse }: Proof): Failure {
  return {
    kind: "found",
    what: `${table}: source ${inWords(source)}; warehouse ${inWords(warehouse)}.`,
  };
}

function inWords({ rows, checksum }: Fingerprint): string {
  return `${rows} rows with checksum ${checksum}`;
}
