import type { Day } from "../../foundation/calendar.ts";
import { type Month, monthIndex } from "./months.ts";

/** A figure by provider and month, by their places, and for the practice by month. */
export interface Figure {
  at(provider: number, month: number): number;
  total(month: number): number;
}

/** Whole numbers (cents or counts) by provider and month, 0 where nothing happened. */
export class Grid implements Figure {
  readonly providerIds: readonly number[];
  readonly months: readonly Month[];
  readonly #cells: number[][];

  constructor(providerIds: readonly number[], months: readonly Month[]) {
    this.providerIds = providerIds;
    this.months = months;
    this.#cells = providerIds.map(() => months.map(() => 0));
  }

  /** @throws {RangeError} when the provider or the month is not of the practice. */
  add(providerId: number, day: Day, amount: number): void {
    const row = this.#cells[this.providerIds.indexOf(providerId)];
    const month = monthIndex(this.months, day);
    if (row?.[month] === undefined) {
      throw new RangeError(`No cell for provider ${providerId} on day ${day}.`);
    }
    row[month] += amount;
  }

  /** The number of a provider, by its place in the list, in a month, by its place. */
  at(provider: number, month: number): number {
    return this.#cells[provider]?.[month] ?? 0;
  }

  /** Over all providers. */
  total(month: number): number {
    return this.#cells.reduce((sum, row) => sum + (row[month] ?? 0), 0);
  }

  /** Each cell is the sum of its month and all before: a balance at the month's end from the changes within months. */
  runningTotal(): Grid {
    return this.#derive((provider, month, previous) => previous + this.at(provider, month));
  }

  /** Cell by cell the sum of this and the others, each times its sign. */
  plus(other: Grid, sign: 1 | -1 = 1): Grid {
    return this.#derive((provider, month) => this.at(provider, month) + sign * other.at(provider, month));
  }

  #derive(cell: (provider: number, month: number, previous: number) => number): Grid {
    const grid = new Grid(this.providerIds, this.months);
    grid.#cells.forEach((row, provider) => {
      let previous = 0;
      for (let month = 0; month < row.length; month++) {
        previous = cell(provider, month, previous);
        row[month] = previous;
      }
    });
    return grid;
  }
}
