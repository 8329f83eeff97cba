import type { Keywords, Value } from "./values.ts";

/** The arguments of one call, read by position or by name. */
export class Call {
  readonly positional: readonly Value[];
  readonly keywords: Keywords;

  constructor(positional: readonly Value[], keywords: Keywords = new Map()) {
    this.positional = positional;
    this.keywords = keywords;
  }

  /** The argument at this place or with this name; null when it was not given. */
  value(index: number, name: string): Value {
    return this.positional[index] ?? this.keywords.get(name) ?? null;
  }

  has(index: number, name: string): boolean {
    return this.positional.length > index || this.keywords.has(name);
  }

  text(index: number, name: string, otherwise: string): string {
    const value = this.value(index, name);
    return typeof value === "string" ? value : otherwise;
  }

  number(index: number, name: string, otherwise: number): number {
    const value = this.value(index, name);
    return typeof value === "number" ? value : otherwise;
  }

  flag(index: number, name: string, otherwise: boolean): boolean {
    return this.has(index, name) ? Boolean(this.value(index, name)) : otherwise;
  }
}
