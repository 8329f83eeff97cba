/** How far a generation is. */
export type Progress =
  /** Days lived, of all days of the practice's life. */
  | { readonly kind: "simulate"; readonly done: number; readonly all: number }
  /** Rows of all threads so far; how many there will be, nobody knows before the last one. */
  | { readonly kind: "write"; readonly rows: number; readonly parts: number; readonly ofParts: number }
  /** Bytes of encoded rows that have reached their place, of those that were waiting. */
  | { readonly kind: "load"; readonly done: number; readonly all: number };

export type ProgressListener = (progress: Progress) => void;
