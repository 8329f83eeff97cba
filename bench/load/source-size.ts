/** How much there is to move. */
export interface SourceSize {
  readonly rows: number;
  /** Bytes of the rows as the MySQL client's batch text, the measure behind every MB/s; 0 where nothing counted them. */
  readonly bytes: number;
}

/** Whether the goals apply: they are about large databases, while a small one is a matter of starting programs. */
export function isLarge({ rows }: SourceSize): boolean {
  return rows >= 10_000_000;
}

/** How fast a size was moved, in words: `21.4 MB/s, 174 thousand rows/s`. */
export function rates({ rows, bytes }: SourceSize, seconds: number): string {
  const thousands = `${(rows / seconds / 1000).toFixed(0)} thousand rows/s`;
  return bytes === 0 ? thousands : `${(bytes / seconds / 1e6).toFixed(1)} MB/s, ${thousands}`;
}
