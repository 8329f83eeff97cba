import { BitewingError } from "../../foundation/errors.ts";
import { nearest } from "../../foundation/nearest.ts";
import type { DefectKind } from "./defect-kind.ts";

/** How much of a kind is planted. */
export type Amount =
  /** A share of the rows that can have it, and no fewer than so many. */
  | { readonly kind: "share"; readonly share: number; readonly atLeast: number }
  | { readonly kind: "rows"; readonly rows: number };

export interface Dose {
  readonly kind: DefectKind;
  readonly amount: Amount;
}

/** Enough to tell a recall from chance, as far as there are so many rows. */
const fewestByDefault = 10;

/**
 * Reads `all`, `all@0.5%`, or kinds separated by commas: `fee-duplicate,procedure-fee-zero@2%,split-orphaned@12rows`.
 * What comes later in the list counts.
 *
 * @returns in the order of the kinds.
 * @throws {BitewingError} of kind `usage` for a kind that does not exist and an amount that is none.
 */
export function parseDefectSpec(text: string, kinds: readonly DefectKind[]): readonly Dose[] {
  const doses = new Map<string, Dose>();
  for (const part of text.split(",")) {
    const [name = "", amount] = part.trim().split("@", 2);
    for (const kind of name === "all" ? kinds : [kindNamed(name, kinds)]) {
      doses.set(kind.name, {
        kind,
        amount: amount === undefined ? usualAmount(kind) : parseAmount(amount, part),
      });
    }
  }
  return kinds.flatMap(({ name }) => doses.get(name) ?? []);
}

function usualAmount({ share }: DefectKind): Amount {
  return { kind: "share", share, atLeast: fewestByDefault };
}

function parseAmount(text: string, part: string): Amount {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(%|rows?)$/.exec(text) ?? [];
  const value = Number(number);
  if (unit === "%" && value > 0 && value <= 100) return { kind: "share", share: value / 100, atLeast: 1 };
  if (unit?.startsWith("row") === true && Number.isInteger(value) && value > 0)
    return { kind: "rows", rows: value };
  throw new BitewingError({
    kind: "usage",
    what: `'${part.trim()}' says no amount of defects.`,
    next: "Write a share of the rows that can have it, as all@0.5%, or a number, as fee-duplicate@12rows.",
  });
}

function kindNamed(name: string, kinds: readonly DefectKind[]): DefectKind {
  const kind = kinds.find((candidate) => candidate.name === name);
  if (kind !== undefined) return kind;
  const names = kinds.map((candidate) => candidate.name);
  const near = nearest(name, names);
  throw new BitewingError({
    kind: "usage",
    what:
      name === "" ? "The list of defects has an empty place." : `There is no kind of defect named '${name}'.`,
    next:
      near === undefined
        ? "Write all, or kinds as bitewing defects lists them, separated by commas."
        : `Did you mean '${near}'? bitewing defects lists all kinds.`,
  });
}
