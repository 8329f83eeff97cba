import type { Day } from "../../foundation/calendar.ts";

/** What will be written on a later day, so that rows come in the order in which they came to be. */
export class Later<T> {
  readonly #byDay = new Map<Day, T[]>();

  add(day: Day, item: T): void {
    const known = this.#byDay.get(day);
    if (known === undefined) this.#byDay.set(day, [item]);
    else known.push(item);
  }

  /** Removes and returns what is due before a day, oldest first. */
  takeBefore(day: Day): readonly T[] {
    const due = [...this.#byDay.keys()].filter((candidate) => candidate < day).sort((a, b) => a - b);
    return due.flatMap((candidate) => {
      const items = this.#byDay.get(candidate) ?? [];
      this.#byDay.delete(candidate);
      return items;
    });
  }
}
