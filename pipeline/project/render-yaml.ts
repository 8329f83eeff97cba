import { bareContext, contextScope, type ProjectContext } from "./context.ts";
import { renderNative } from "./jinja/render.ts";
import type { Scope } from "./jinja/scope.ts";
import { toPlain } from "./jinja/values.ts";
import { isPlainObject, NodeConfig } from "./node-config.ts";
import type { Problems } from "./problems.ts";
import type { YamlFile } from "./read-yaml.ts";

/** Parts whose templates are rendered later, with the node they belong to, or never. */
const untouched = new Set([
  "tests",
  "data_tests",
  "pre-hook",
  "post-hook",
  "pre_hook",
  "post_hook",
  "docs",
  "loaded_at_query",
]);

/** Renders the templates in a YAML file's texts: `schema: "{{ target.schema }}_raw"`. */
export function renderYaml(file: YamlFile, context: ProjectContext, problems: Problems): YamlFile {
  const scope = contextScope(context, bareContext(new NodeConfig(), null));
  const visit = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof value === "string") return renderText(value, file, path, scope, problems);
    if (Array.isArray(value)) return value.map((item, i) => visit(item, [...path, i]));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        isUntouched(key) ? item : visit(item, [...path, key]),
      ]),
    );
  };
  return { ...file, value: visit(file.value, []) };
}

function isUntouched(key: string): boolean {
  return untouched.has(key.replace(/^\+/, ""));
}

function renderText(
  text: string,
  file: YamlFile,
  path: readonly PropertyKey[],
  scope: Scope,
  problems: Problems,
): unknown {
  if (!text.includes("{{") && !text.includes("{%")) return text;
  return problems.during(
    `The text at ${path.map(String).join(".")} cannot be rendered`,
    () => toPlain(renderNative(text, file.path, scope)),
    () => `${file.path}:${file.lineOf(path)}`,
  );
}
