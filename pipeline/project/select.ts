import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import type { Project } from "./project.ts";
import { SelectionGraph } from "./selection/graph.ts";
import { graphItems } from "./selection/graph-item.ts";
import { assertResourceType, type SelectionContext } from "./selection/methods.ts";
import { type IndirectSelection, parseWords, type SelectionTree } from "./selection/selection-tree.ts";

export interface Selection {
  /**
   * dbt's node selection: `name`, `+name`, `name+`, `2+name+1`, `@name`, `tag:x`, `path:models/staging`,
   * `source:raw.patient+`, `config.materialized:table`, `state:modified`; a space or another word unites, a comma
   * intersects.
   */
  readonly select?: string | readonly string[] | undefined;
  readonly exclude?: string | readonly string[] | undefined;
  /** The name of a selector of selectors.yml, instead of `select` and `exclude`. */
  readonly selector?: string | undefined;
  /** Only these types: `model`, `test`, `source`, … */
  readonly resourceTypes?: readonly string[] | undefined;
  readonly excludeResourceTypes?: readonly string[] | undefined;
  /** Which tests come along with what they read; `eager` by default. */
  readonly indirectSelection?: IndirectSelection | undefined;
}

/**
 * The ids of the nodes that a selection means, in build order; everything when there is none, or what the default
 * selector of selectors.yml says. Sources and exposures are left out.
 *
 * @throws {BitewingError} of kind `usage` when an expression has an unknown method or matches nothing.
 */
export function selectNodes(project: Project, selection: Selection, state: StateMethods = noState): string[] {
  const selected = selectItems(project, selection, state);
  return project.order.filter((id) => selected.has(id));
}

/** The parts of a selection that compare with an earlier invocation. */
export type StateMethods = Omit<SelectionContext, "projectName">;

/** Like {@link selectNodes}, with sources, exposures and all else that is in the graph; in no order. */
export function selectItems(
  project: Project,
  selection: Selection,
  state: StateMethods = noState,
): ReadonlySet<string> {
  const items = graphItems(project);
  const graph = new SelectionGraph(items, { ...state, projectName: project.name });
  const selected = graph.select(treeOf(project, selection));
  const isWanted = wantedTypes(selection);
  return new Set([...selected].filter((id) => isWanted(items.get(id)?.resourceType ?? "")));
}

function wantedTypes({ resourceTypes, excludeResourceTypes = [] }: Selection): (type: string) => boolean {
  for (const type of [...(resourceTypes ?? []), ...excludeResourceTypes]) assertResourceType(type);
  return (type) => (resourceTypes?.includes(type) ?? true) && !excludeResourceTypes.includes(type);
}

const everything = ["fqn:*", "source:*"];

function treeOf(project: Project, selection: Selection): SelectionTree {
  const { select, exclude, selector, indirectSelection: indirect = "eager" } = selection;
  if (selector !== undefined) {
    if (isGiven(select) || isGiven(exclude)) throw bothGiven();
    return namedSelector(project, selector, indirect);
  }
  if (!isGiven(select) && !isGiven(exclude) && project.defaultSelector !== undefined) {
    return namedSelector(project, project.defaultSelector, indirect);
  }
  const included = isGiven(select)
    ? parseWords(select, indirect, true)
    : parseWords(everything, indirect, false);
  const excluded = isGiven(exclude) ? [parseWords(exclude, indirect, false)] : [];
  return { kind: "difference", parts: [included, ...excluded], indirect };
}

function isGiven(words: string | readonly string[] | undefined): words is string | readonly string[] {
  return words !== undefined && [words].flat().some((word) => word.trim() !== "");
}

function bothGiven(): BitewingError {
  return new BitewingError({
    kind: "usage",
    what: "--selector cannot be used together with --select or --exclude.",
    next: "Drop one of them, or use the method selector: in selectors.yml.",
  });
}

function namedSelector(project: Project, name: string, indirect: IndirectSelection): SelectionTree {
  const found = project.selectors.get(name);
  if (found !== undefined) return found.tree(indirect);
  const known = [...project.selectors.keys()];
  const next =
    known.length === 0 ? "The project has no selectors.yml." : `selectors.yml has ${known.join(", ")}.`;
  throw new BitewingError({
    kind: "usage",
    what: `There is no selector named '${name}'.`,
    next: didYouMean(name, known) ?? next,
  });
}

function needsState(what: string) {
  return (): never => {
    throw new BitewingError({
      kind: "usage",
      what: `${what} compares with an earlier run, and none is named.`,
      next: "Name the folder of its artifacts with --state.",
    });
  };
}

const noState: StateMethods = {
  state: needsState("state:"),
  idsWithResult: needsState("result:"),
  fresherSources: needsState("source_status:"),
};
