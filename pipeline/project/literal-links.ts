import type { ProjectContext } from "./context.ts";
import type { Value, ValueMap } from "./jinja/values.ts";
import type { NodeConfig } from "./node-config.ts";
import type { ParsedNode } from "./parse-node.ts";
import { isTemplate, looksLikeCall } from "./render-generic-test.ts";

const model = /^\{\{ get_where_subquery\((.+)\) \}\}$/;
const reference = /^\s*ref\(\s*'([^'\\]+)'\s*\)\s*$|^\s*ref\(\s*"([^"\\]+)"\s*\)\s*$/;
const sourceReference = /^\s*source\(\s*'([^'\\]+)'\s*,\s*'([^'\\]+)'\s*\)\s*$/;

/**
 * What a test's arguments refer to, when they say so in plain words: most of them do, and need no rendering. Undefined
 * when they have to be rendered.
 */
export function literalLinks(
  { macros, target, projectName: from }: ProjectContext,
  kwargs: ValueMap,
  config: NodeConfig,
): ParsedNode | undefined {
  const name = "get_where_subquery";
  const subquery = macros.find(name, from);
  const dispatched = macros.dispatch(name, { namespace: "dbt", from, adapter: target.kind });
  const isOwn = dispatched?.packageName !== "dbt";
  if (subquery?.packageName !== "dbt" || isOwn || config.text("where") !== undefined) return undefined;
  const links = { refs: [] as ParsedNode["refs"][number][], sourceRefs: [] as [string, string][] };
  for (const [key, value] of kwargs) {
    if (key === "column_name") continue;
    const text = key === "model" && typeof value === "string" ? model.exec(value)?.[1] : undefined;
    if (!addLinks(text ?? value, links)) return undefined;
  }
  return { ...links, dependsOnMacros: [subquery.uniqueId] };
}

function addLinks(
  value: Value,
  links: { refs: ParsedNode["refs"][number][]; sourceRefs: [string, string][] },
): boolean {
  if (Array.isArray(value)) return value.every((item) => addLinks(item, links));
  if (value instanceof Map) return [...value.values()].every((item) => addLinks(item, links));
  if (typeof value !== "string") return true;
  if (!looksLikeCall.test(value)) return !isTemplate(value);
  const ref = reference.exec(value);
  const source = sourceReference.exec(value);
  if (ref !== null) links.refs.push({ name: ref[1] ?? ref[2] ?? "", packageName: undefined });
  else if (source !== null) links.sourceRefs.push([source[1] ?? "", source[2] ?? ""]);
  return ref !== null || source !== null;
}
