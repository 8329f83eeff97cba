import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "./nearest.ts";
import type { Project, ProjectNode, Source } from "./project.ts";

export interface Selection {
  /** dbt's node selection: `name`, `+name`, `name+`, `2+name+1`, `@name`, `tag:x`, `path:models/staging`, `source:raw.patient+`; a space unites, a comma intersects. */
  readonly select?: string | undefined;
  readonly exclude?: string | undefined;
}

type Item = ProjectNode | Source;

interface Criterion {
  readonly parents: number;
  readonly children: number;
  /** `@`: descendants, and all ancestors of those. */
  readonly isAt: boolean;
  readonly method: string;
  readonly value: string;
}

/**
 * The ids of the nodes that a selection means, in build order; everything when there is none. A test comes along when
 * everything it reads is selected, or when it hangs on a selected node (dbt's "eager" selection).
 *
 * @throws {BitewingError} of kind `usage` when an expression has an unknown method or matches nothing.
 */
export function selectNodes(project: Project, selection: Selection): string[] {
  const graph = new Graph(project);
  const selected = selection.select?.trim() ? graph.union(selection.select) : new Set(project.order);
  const excluded = selection.exclude?.trim() ? graph.union(selection.exclude) : new Set<string>();
  return project.order.filter((id) => selected.has(id) && !excluded.has(id));
}

class Graph {
  private readonly items: ReadonlyMap<string, Item>;
  private readonly children = new Map<string, string[]>();

  constructor(project: Project) {
    this.items = new Map<string, Item>([...project.sources, ...project.nodes]);
    for (const node of project.nodes.values()) {
      for (const parent of node.dependsOn) this.childrenOf(parent).push(node.uniqueId);
    }
  }

  /** Parts separated by spaces, each with the tests that belong to what it selects. */
  union(expression: string): Set<string> {
    const parts = expression.trim().split(/\s+/);
    return new Set(parts.flatMap((part) => Array.from(this.withTests(this.intersection(part)))));
  }

  private intersection(expression: string): Set<string> {
    const [first = new Set<string>(), ...more] = expression
      .split(",")
      .map((part) => this.criterion(parseCriterion(part), part));
    return new Set([...first].filter((id) => more.every((other) => other.has(id))));
  }

  private criterion(criterion: Criterion, text: string): Set<string> {
    const matches = [...this.items.values()]
      .filter((item) => isMatch(item, criterion))
      .map(({ uniqueId }) => uniqueId);
    if (matches.length === 0) throw this.noMatch(criterion, text);
    const found = new Set(matches);
    if (criterion.isAt) {
      const descendants = this.reach(matches, (id) => this.childrenOf(id), Infinity);
      return new Set([
        ...found,
        ...descendants,
        ...this.reach([...descendants, ...matches], (id) => this.parentsOf(id), Infinity),
      ]);
    }
    for (const id of this.reach(matches, (id) => this.parentsOf(id), criterion.parents)) found.add(id);
    for (const id of this.reach(matches, (id) => this.childrenOf(id), criterion.children)) found.add(id);
    return found;
  }

  private noMatch(criterion: Criterion, text: string): BitewingError {
    const names = [...this.items.values()]
      .filter(({ resourceType }) => resourceType !== "test" && resourceType !== "unit_test")
      .map(({ name }) => name);
    const next = didYouMean(criterion.value, names) ?? "bitewing ls prints the names of all nodes.";
    return new BitewingError({ kind: "usage", what: `The selection '${text}' matches nothing.`, next });
  }

  private withTests(ids: ReadonlySet<string>): Set<string> {
    const tests = [...ids]
      .flatMap((id) => this.childrenOf(id))
      .filter((id) => ["test", "unit_test"].includes(this.items.get(id)?.resourceType ?? ""));
    return new Set([...ids, ...tests]);
  }

  private reach(
    start: readonly string[],
    next: (id: string) => readonly string[],
    depth: number,
  ): Set<string> {
    const found = new Set<string>();
    let front = start;
    for (let level = 0; level < depth && front.length > 0; level++) {
      front = [...new Set(front.flatMap((id) => [...next(id)]))].filter((id) => !found.has(id));
      for (const id of front) found.add(id);
    }
    return found;
  }

  private childrenOf(id: string): string[] {
    const known = this.children.get(id);
    if (known !== undefined) return known;
    const list: string[] = [];
    this.children.set(id, list);
    return list;
  }

  private parentsOf(id: string): readonly string[] {
    const item = this.items.get(id);
    return item === undefined || item.resourceType === "source" ? [] : item.dependsOn;
  }
}

const criterionPattern = /^(@)?(?:(\d*)(\+))?(?:([\w.]+):)?(.+?)(?:(\+)(\d*))?$/;

function parseCriterion(text: string): Criterion {
  const match = criterionPattern.exec(text);
  if (match === null) throw new BitewingError({ kind: "usage", what: `'${text}' is not a selection.` });
  const [, at, up, plusUp, method, value = "", plusDown, down] = match;
  const depth = (plus: string | undefined, count: string | undefined): number =>
    plus === undefined ? 0 : count === undefined || count === "" ? Infinity : Number(count);
  return {
    isAt: at !== undefined,
    parents: depth(plusUp, up),
    children: depth(plusDown, down),
    method: method ?? defaultMethod(value),
    value,
  };
}

function defaultMethod(value: string): string {
  if (value.includes("/")) return "path";
  return /\.(?:sql|csv|yml)$/.test(value) ? "file" : "fqn";
}

const methods: ReadonlyMap<string, (item: Item, value: string) => boolean> = new Map([
  ["fqn", (item: Item, value: string) => isFqnMatch(item, value)],
  ["tag", (item: Item, value: string) => tagsOf(item).some((tag) => isWildcardMatch(value, tag))],
  ["path", (item: Item, value: string) => isPathMatch(value, item.path)],
  ["file", (item: Item, value: string) => isWildcardMatch(value, item.path.split("/").at(-1) ?? "")],
  ["source", (item: Item, value: string) => isSourceMatch(item, value)],
  ["resource_type", (item: Item, value: string) => item.resourceType === value],
  ["package", (item: Item, value: string) => value === "this" || isWildcardMatch(value, item.packageName)],
  [
    "test_name",
    (item: Item, value: string) =>
      (item.resourceType === "test" && isWildcardMatch(value, item.generic?.name ?? "")) ||
      (item.resourceType === "unit_test" && isWildcardMatch(value, item.name)),
  ],
  ["test_type", (item: Item, value: string) => isTestType(item, value)],
  ["config.materialized", (item: Item, value: string) => materializedOf(item) === value],
]);

function isMatch(item: Item, { method, value }: Criterion): boolean {
  const match = methods.get(method);
  if (match !== undefined) return match(item, value);
  const next = `Use one of ${[...methods.keys()].join(", ")}.`;
  throw new BitewingError({ kind: "usage", what: `There is no selection method '${method}'.`, next });
}

/** A name, a folder, or a path of both from the package on, with `*`. */
function isFqnMatch(item: Item, value: string): boolean {
  if (item.resourceType === "source") return false;
  if (isWildcardMatch(value, item.name)) return true;
  const parts = value.split(".");
  return [item.fqn, item.fqn.slice(1)].some(
    (fqn) => fqn.length >= parts.length && parts.every((part, i) => isWildcardMatch(part, fqn[i] ?? "")),
  );
}

function isWildcardMatch(pattern: string, text: string): boolean {
  if (!/[*?[]/.test(pattern)) return pattern === text;
  const source = pattern
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(text);
}

function isPathMatch(pattern: string, path: string): boolean {
  const clean = pattern.replace(/^\.\//, "").replace(/\/$/, "");
  return path.startsWith(`${clean}/`) || isWildcardMatch(clean, path);
}

function isSourceMatch(item: Item, value: string): boolean {
  if (item.resourceType !== "source") return false;
  const [source = "*", table = "*"] = value.split(".");
  return isWildcardMatch(source, item.sourceName) && isWildcardMatch(table, item.name);
}

function isTestType(item: Item, value: string): boolean {
  if (item.resourceType === "unit_test") return value === "unit";
  if (item.resourceType !== "test") return false;
  return value === "data" || value === (item.generic === undefined ? "singular" : "generic");
}

function tagsOf(item: Item): readonly string[] {
  return item.resourceType === "source" ? item.tags : item.config.list("tags");
}

function materializedOf(item: Item): string | undefined {
  return item.resourceType === "source" ? undefined : item.config.text("materialized");
}
