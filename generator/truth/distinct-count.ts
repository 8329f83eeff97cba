import type { Day } from "../../foundation/calendar.ts";
import type { Figure } from "./grid.ts";
import { type Month, monthIndex } from "./months.ts";

/** Counts different things by provider and month. What two providers share counts once for the practice. */
export class DistinctCount implements Figure {
  readonly #providerIds: readonly number[];
  readonly #months: readonly Month[];
  readonly #byProvider: readonly (readonly Set<string | number>[])[];
  readonly #together: readonly Set<string | number>[];

  constructor(providerIds: readonly number[], months: readonly Month[]) {
    this.#providerIds = providerIds;
    this.#months = months;
    this.#byProvider = providerIds.map(() => months.map(() => new Set()));
    this.#together = months.map(() => new Set());
  }

  /** @throws {RangeError} when the provider or the month is not of the practice. */
  add(providerId: number, day: Day, thing: string | number): void {
    const month = monthIndex(this.#months, day);
    const cell = this.#byProvider[this.#providerIds.indexOf(providerId)]?.[month];
    if (cell === undefined) throw new RangeError(`No cell for provider ${providerId} on day ${day}.`);
    cell.add(thing);
    this.#together[month]?.add(thing);
  }

  at(provider: number, month: number): number {
    return this.#byProvider[provider]?.[month]?.size ?? 0;
  }

  total(month: number): number {
    return this.#together[month]?.size ?? 0;
  }
}
