import type { Value } from "./values.ts";

/** Names and their values; a scope sees what encloses it and assigns only its own. */
export class Scope {
  private readonly values = new Map<string, Value>();
  private readonly parent: Scope | undefined;
  private readonly resolve: ((name: string) => Value | undefined) | undefined;

  private readonly knownNames: (() => readonly string[]) | undefined;

  constructor(
    parent?: Scope,
    resolve?: (name: string) => Value | undefined,
    knownNames?: () => readonly string[],
  ) {
    this.parent = parent;
    this.resolve = resolve;
    this.knownNames = knownNames;
  }

  /** All names that can be seen, for suggestions. */
  names(): readonly string[] {
    return [...this.values.keys(), ...(this.knownNames?.() ?? []), ...(this.parent?.names() ?? [])];
  }

  get(name: string): Value | undefined {
    const own = this.values.get(name);
    if (own !== undefined) return own;
    const resolved = this.resolve?.(name);
    return resolved === undefined ? this.parent?.get(name) : resolved;
  }

  set(name: string, value: Value): void {
    this.values.set(name, value);
  }

  /** A scope inside this one. */
  inner(): Scope {
    return new Scope(this);
  }
}
