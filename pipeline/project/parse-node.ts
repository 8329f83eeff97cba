import { contextScope, parsing } from "./context.ts";
import { hooksOf } from "./hooks.ts";
import type { Template } from "./jinja/ast.ts";
import { literalCalls } from "./jinja/literal-calls.ts";
import { parseTemplate } from "./jinja/parse-template.ts";
import { render } from "./jinja/render.ts";
import type { Scope } from "./jinja/scope.ts";
import { type Keywords, str, type Value } from "./jinja/values.ts";
import type { NodeConfig } from "./node-config.ts";
import type { Links, Reading, Reference } from "./reading.ts";
import type { Relation } from "./relation.ts";

/** What reading a template without executing it tells. */
export interface ParsedNode extends Omit<Links, "placeOf"> {
  readonly dependsOnMacros: readonly string[];
}

export interface ParseInput {
  /** For messages: `The model 'x'`. */
  readonly subject: string;
  readonly config: NodeConfig;
  readonly relation: Relation;
  readonly model: Value;
  /** Called for each `config(...)` in the template. */
  readonly configure: (values: Keywords) => void;
  /** Renders the node in the scope. */
  readonly run: (scope: Scope) => void;
}

/** Renders a node with `execute` false and notes what it refers to, as dbt does while parsing. */
export function parseNode(reading: Reading, input: ParseInput): ParsedNode | undefined {
  const refs: Reference[] = [];
  const sourceRefs: [string, string][] = [];
  const macros = new Set<string>();
  const scope = contextScope(reading.context, {
    relation: input.relation,
    config: input.config,
    model: input.model,
    ...parsing,
    ref: (name, packageName) => (refs.push({ name, packageName }), input.relation),
    source: (sourceName, tableName) => (sourceRefs.push([sourceName, tableName]), input.relation),
    configure: input.configure,
    macroUsed: (macro) => macros.add(macro.uniqueId),
  });
  const done = reading.problems.during(`${input.subject} cannot be parsed`, () => (input.run(scope), true));
  return done === undefined ? undefined : { refs, sourceRefs, dependsOnMacros: [...macros] };
}

/** Renders a template, and then the node's hooks, for their calls only. */
export function runTemplate(template: Template, config: NodeConfig): (scope: Scope) => void {
  return (scope) => {
    render(template, scope.inner());
    runHooks(config, () => template.file, scope);
  };
}

/** A node also depends on what its hooks refer to. */
export function runHooks(config: NodeConfig, place: () => string, scope: Scope): void {
  for (const { sql } of [...hooksOf(config, "pre_hook"), ...hooksOf(config, "post_hook")]) {
    render(parseTemplate(sql, place()), scope.inner());
  }
}

/** Finds where a template mentions a reference; the file alone when the call is built by a macro. */
export function placesIn(template: Template): Links["placeOf"] {
  return (kind, name) => {
    const call = literalCalls(template, [kind]).find(
      ({ positional }) => str(positional.at(-1) ?? "") === name,
    );
    return call === undefined ? template.file : `${template.file}:${call.line}`;
  };
}
