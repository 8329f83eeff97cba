/** How far a generation is. */
export type Progress =
  /** Days lived, of all days of the practice's life. */
  | { readonly kind: "simulate"; readonly done: number; readonly all: number }
  /** Rows of all threads so far, and about how many there will be. */
  | { readonly kind: "write"; readonly done: number; readonly all: number }
  /** Bytes of encoded rows that have reached their place, of those that were waiting. */
  | { readonly kind: "load"; readonly done: number; readonly all: number };

export type ProgressListener = (progress: Progress) => void;
