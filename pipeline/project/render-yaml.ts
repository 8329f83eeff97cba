import { bareContext, contextScope, type ProjectContext } from "./context.ts";
import { renderNative } from "./jinja/render.ts";
import type { Scope } from "./jinja/scope.ts";
import { TemplateFault, toPlain } from "./jinja/values.ts";
import { isPlainObject, NodeConfig, withoutPlus } from "./node-config.ts";
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
  "filter",
  "where",
  "on-run-start",
  "on-run-end",
  "loaded_at_query",
]);

/** The only template that a description holds is a call of doc(). */
const documented = /\{\{-?\s*doc\s*\(/;

/** Jinja leaves the last line's end away, in texts without templates too. */
const finalNewline = /\r?\n$/;

/** Renders the templates in a YAML file's texts: `schema: "{{ target.schema }}_raw"`. */
export function renderYaml(file: YamlFile, context: ProjectContext, problems: Problems): YamlFile {
  const scope = contextScope(context, bareContext(new NodeConfig(), null));
  const visit = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (typeof value === "string")
      return path.at(-1) === "description" && !documented.test(value)
        ? value
        : renderText(value, file, path, scope, problems);
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
  return untouched.has(withoutPlus(key));
}

function renderText(
  text: string,
  file: YamlFile,
  path: readonly PropertyKey[],
  scope: Scope,
  problems: Problems,
): unknown {
  if (!text.includes("{{") && !text.includes("{%")) return text.replace(finalNewline, "");
  return problems.during(`The text at ${path.map(String).join(".")} cannot be rendered`, () => {
    try {
      return toPlain(renderNative(text, file.path, scope));
    } catch (thrown) {
      // The line within the text says little; that of the text in its file is the one to go to.
      if (thrown instanceof TemplateFault) {
        const within = thrown.trace.filter((place) => place.file !== file.path);
        thrown.trace.splice(0, thrown.trace.length, ...within, { file: file.path, line: file.lineOf(path) });
      }
      throw thrown;
    }
  });
}
