import type { SourceSize } from "./batch-text.ts";

/** How fast a size was moved, in words: `21.4 MB/s, 174 thousand rows/s`. */
export function rates({ rows, bytes }: SourceSize, seconds: number): string {
  const thousands = `${(rows / seconds / 1000).toFixed(0)} thousand rows/s`;
  return bytes === 0 ? thousands : `${(bytes / seconds / 1e6).toFixed(1)} MB/s, ${thousands}`;
}
