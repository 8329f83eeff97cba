import { fractionOf, scattered } from "../../../foundation/scatter.ts";
import type { PracticeBook } from "../book.ts";

/** Tells of each of many things whether it is among the share that leaves a trace. */
export type Sample = (key: number) => boolean;

/**
 * A share of things by their keys. The first thing asked about is always taken, so that what is rare is there even in
 * a small practice.
 *
 * @param purpose a number that tells this sample from others of the same keys.
 */
export function sampleOf({ settings }: PracticeBook, purpose: number, share: number): Sample {
  let first: number | undefined;
  return (key) => {
    first ??= key;
    return key === first || fractionOf(scattered(settings.seed, key, purpose, 0x5a)) < share;
  };
}
