import type { Value } from "./values.ts";

/** Names and their values; a scope sees what encloses it and assigns only its own. */
export class Scope {
  private readonly values = new Map<string, Value>();
  private readonly parent: Scope | undefined;
  private readonly resolve: ((name: string) => Value | undefined) | undefined;

  constructor(parent?: Scope, resolve?: (name: string) => Value | undefined) {
    this.parent = parent;
    this.resolve = resolve;
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
