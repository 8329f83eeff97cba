import { BitewingError } from "../../../foundation/errors.ts";

export const indirectSelections = ["eager", "cautious", "buildable", "empty"] as const;

/**
 * Which tests come along with what they read: `eager` when any of it is selected, `cautious` when all of it is,
 * `buildable` when all of it is selected or lies above what is, `empty` none.
 */
export type IndirectSelection = (typeof indirectSelections)[number];

/** One word of a selection: `2+tag:nightly+`. */
export interface Criterion {
  readonly kind: "criterion";
  /** As written, for messages. */
  readonly text: string;
  readonly method: string;
  /** What follows the method's dot: `config.meta.owner` has `meta` and `owner`. */
  readonly methodPath: readonly string[];
  readonly value: string;
  /** How many levels of ancestors come along; 0 for none. */
  readonly parents: number;
  readonly children: number;
  /** `@`: descendants, and all ancestors of those. */
  readonly isAt: boolean;
  readonly indirect: IndirectSelection;
  /** Whether finding nothing is the caller's mistake. */
  readonly mustMatch: boolean;
}

export type SelectionTree =
  | Criterion
  | {
      readonly kind: "union" | "intersection" | "difference";
      readonly parts: readonly SelectionTree[];
      readonly indirect: IndirectSelection;
    };

const pattern = /^(@)?(?:(\d*)(\+))?(?:([\w.]+):)?(.*?)(?:(\+)(\d*))?$/s;

/** @throws {BitewingError} of kind `usage` for `@` together with a `+` at the end. */
export function parseCriterion(text: string, indirect: IndirectSelection, mustMatch: boolean): Criterion {
  const [, at, up, plusUp, written, value = "", plusDown, down] = pattern.exec(text) ?? [];
  const [method = "", ...methodPath] = (written ?? defaultMethod(value)).split(".");
  return checked({
    kind: "criterion",
    text,
    method,
    methodPath,
    value,
    isAt: at !== undefined,
    parents: depth(plusUp !== undefined, up),
    children: depth(plusDown !== undefined, down),
    indirect,
    mustMatch,
  });
}

/** @throws {BitewingError} of kind `usage` when its parts contradict each other. */
export function checked(criterion: Criterion): Criterion {
  if (!criterion.isAt || criterion.children === 0) return criterion;
  throw new BitewingError({
    kind: "usage",
    what: `The selection '${criterion.text}' has both an @ in front and a + behind.`,
    next: "@ takes the descendants along already: drop the +.",
  });
}

/** All levels, when a number is left out or is 0, as in dbt. */
export function depth(isGiven: boolean, count: string | number | undefined): number {
  if (!isGiven) return 0;
  return count === undefined || count === "" ? Infinity : Number(count);
}

export function defaultMethod(value: string): string {
  if (value.includes("/")) return "path";
  return /\.(?:sql|py|csv)$/i.test(value) ? "file" : "fqn";
}

/** Words as the command line takes them: spaces and repetitions unite, commas intersect. */
export function parseWords(
  words: string | readonly string[],
  indirect: IndirectSelection,
  mustMatch: boolean,
): SelectionTree {
  const each = [words].flat().flatMap((word) => word.trim().split(/\s+/).filter(Boolean));
  const parts = each.map((word): SelectionTree => {
    const criteria = word.split(",").map((part) => parseCriterion(part, indirect, mustMatch));
    return { kind: "intersection", parts: criteria, indirect };
  });
  return { kind: "union", parts, indirect };
}
