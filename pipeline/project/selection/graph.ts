import { BitewingError } from "../../../foundation/errors.ts";
import { didYouMean } from "../../../foundation/nearest.ts";
import type { GraphItem } from "./graph-item.ts";
import { matcherOf, mayFindNothing, type SelectionContext } from "./methods.ts";
import type { Criterion, IndirectSelection, SelectionTree } from "./selection-tree.ts";

/** Selected outright, and the tests that would be if more of what they read were. */
interface Found {
  readonly direct: ReadonlySet<string>;
  readonly indirect: ReadonlySet<string>;
}

/** Evaluates selections over a graph, with dbt's rules for the tests that come along. */
export class SelectionGraph {
  private readonly items: ReadonlyMap<string, GraphItem>;
  private readonly context: SelectionContext;
  private readonly children = new Map<string, string[]>();

  constructor(items: ReadonlyMap<string, GraphItem>, context: SelectionContext) {
    this.items = items;
    this.context = context;
    for (const id of items.keys()) this.children.set(id, []);
    for (const item of items.values()) {
      for (const parent of item.dependsOn) this.children.get(parent)?.push(item.uniqueId);
    }
  }

  /** The ids that a selection means. @throws {BitewingError} of kind `usage`. */
  select(tree: SelectionTree): ReadonlySet<string> {
    return this.find(tree).direct;
  }

  private find(tree: SelectionTree): Found {
    if (tree.kind === "criterion") return this.criterion(tree);
    const found = tree.parts.map((part) => this.find(part));
    const direct = combine[tree.kind](found.map((part) => part.direct));
    const indirect = combine[tree.kind](found.map((part) => new Set([...part.direct, ...part.indirect])));
    return { direct: this.incorporate(direct, indirect, tree.indirect), indirect };
  }

  private criterion(criterion: Criterion): Found {
    const matches = ((matcher) => [...this.items.values()].filter(matcher).map(({ uniqueId }) => uniqueId))(
      matcherOf(criterion, this.context),
    );
    if (matches.length === 0 && criterion.mustMatch && !mayFindNothing(criterion))
      throw this.noMatch(criterion);
    const selected = new Set([...matches, ...this.neighbours(criterion, matches)]);
    return criterion.indirect === "empty"
      ? { direct: selected, indirect: new Set() }
      : this.withTests(selected, criterion.indirect);
  }

  private neighbours({ isAt, parents, children }: Criterion, matches: readonly string[]): string[] {
    const up = (ids: readonly string[], levels: number): string[] =>
      this.reach(ids, (id) => this.parentsOf(id), levels);
    const down = (levels: number): string[] =>
      this.reach(matches, (id) => this.children.get(id) ?? [], levels);
    if (!isAt) return [...up(matches, parents), ...down(children)];
    const below = down(Infinity);
    return [...below, ...up([...matches, ...below], Infinity)];
  }

  /** Adds the tests that hang on the selection; those that read more than it are kept for later. */
  private withTests(selected: ReadonlySet<string>, mode: IndirectSelection): Found {
    const direct = new Set(selected);
    const indirect = new Set<string>();
    const enough = mode === "buildable" ? this.withAncestors(selected, true) : selected;
    for (const id of [...selected].flatMap((parent) => this.children.get(parent) ?? [])) {
      if (selected.has(id) || !this.isTest(id)) continue;
      if (mode === "eager" || this.parentsOf(id).every((parent) => enough.has(parent))) direct.add(id);
      else indirect.add(id);
    }
    return { direct, indirect };
  }

  private incorporate(
    direct: ReadonlySet<string>,
    indirect: ReadonlySet<string>,
    mode: IndirectSelection,
  ): ReadonlySet<string> {
    if (mode !== "cautious" && mode !== "buildable") return direct;
    const enough = mode === "cautious" ? direct : this.withAncestors(direct, false);
    const more = [...indirect].filter(
      (id) => this.isTest(id) && this.parentsOf(id).every((p) => enough.has(p)),
    );
    return new Set([...direct, ...more]);
  }

  private withAncestors(ids: ReadonlySet<string>, withSources: boolean): ReadonlySet<string> {
    const sources = withSources
      ? [...this.items.values()]
          .filter(({ resourceType }) => resourceType === "source")
          .map((item) => item.uniqueId)
      : [];
    return new Set([...ids, ...this.reach([...ids], (id) => this.parentsOf(id), Infinity), ...sources]);
  }

  private isTest(id: string): boolean {
    const type = this.items.get(id)?.resourceType;
    return type === "test" || type === "unit_test";
  }

  private reach(start: readonly string[], next: (id: string) => readonly string[], levels: number): string[] {
    const found = new Set<string>();
    let front = start;
    for (let level = 0; level < levels && front.length > 0; level++) {
      front = [...new Set(front.flatMap((id) => [...next(id)]))].filter((id) => !found.has(id));
      for (const id of front) found.add(id);
    }
    return [...found];
  }

  private parentsOf(id: string): readonly string[] {
    return this.items.get(id)?.dependsOn ?? [];
  }

  private noMatch({ value, text }: Criterion): BitewingError {
    const names = [...this.items.values()]
      .filter(({ uniqueId }) => !this.isTest(uniqueId))
      .map(({ name }) => name);
    const next = didYouMean(value, names) ?? "bitewing ls prints the names of all nodes.";
    return new BitewingError({ kind: "usage", what: `The selection '${text}' matches nothing.`, next });
  }
}

type Sets = readonly ReadonlySet<string>[];

const combine = {
  union: (sets: Sets) => new Set(sets.flatMap((set) => [...set])),
  intersection: ([first = new Set<string>(), ...more]: Sets) =>
    new Set([...first].filter((id) => more.every((set) => set.has(id)))),
  difference: ([first = new Set<string>(), ...more]: Sets) =>
    new Set([...first].filter((id) => !more.some((set) => set.has(id)))),
} as const;
