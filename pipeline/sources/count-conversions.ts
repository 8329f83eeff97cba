import type { ConvertedValue } from "./converted-value.ts";
import type { Conversion } from "./source.ts";

const kinds = {
  "impossible date": "zero date",
  "NUL byte": "NUL byte",
  "invalid text": "invalid text",
} as const;

/** Converted values counted by column and kind, in the order in which they were first met. */
export function countConversions(values: readonly ConvertedValue[]): readonly Conversion[] {
  const counts = new Map<string, Conversion>();
  for (const { column, kind } of values) {
    const id = `${kind}:${column}`;
    counts.set(id, { column, kind: kinds[kind], count: (counts.get(id)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
