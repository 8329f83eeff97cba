import type { IdKind } from "../world/world.ts";

/** Hands out keys of each kind, in order. */
export class Keys {
  readonly #last = new Map<IdKind, number>();

  next(kind: IdKind): number {
    const key = this.last(kind) + 1;
    this.#last.set(kind, key);
    return key;
  }

  /** The key handed out last; 0 before the first. */
  last(kind: IdKind): number {
    return this.#last.get(kind) ?? 0;
  }
}
