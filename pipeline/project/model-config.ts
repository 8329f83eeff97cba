import { didYouMean } from "../../foundation/nearest.ts";
import type { Template } from "./jinja/ast.ts";
import { literalCalls } from "./jinja/literal-calls.ts";
import type { Start } from "./read-nodes.ts";
import type { Reading } from "./reading.ts";

const strategies = ["append", "delete+insert", "merge"];
const schemaChanges = ["ignore", "fail", "append_new_columns", "sync_all_columns"];

/** Checks what a model is configured to, so that a misspelling is told before anything is built. */
export function checkModelConfig(reading: Reading, start: Start, template: Template): void {
  const { config, name } = start;
  if (!config.flag("enabled", true)) return;
  checkMaterialization(reading, start, template);
  if (config.text("materialized") !== "incremental") return;
  const subject = `The incremental model '${name}'`;
  const add = (key: string, what: string, next: string): void =>
    reading.problems.add(`${subject} ${what}.`, placeOfConfig(start, template, key), next);
  checkStrategy(reading, start, add);
  const change = config.text("on_schema_change");
  if (change !== undefined && !schemaChanges.includes(change)) {
    const next = didYouMean(change, schemaChanges) ?? `Use one of ${schemaChanges.join(", ")}.`;
    add("on_schema_change", `has the on_schema_change '${change}', which does not exist`, next);
  }
  if (config.list("merge_update_columns").length > 0 && config.list("merge_exclude_columns").length > 0) {
    add(
      "merge_exclude_columns",
      "has both merge_update_columns and merge_exclude_columns",
      "Keep one of the two.",
    );
  }
}

const materializations = ["view", "table", "incremental", "ephemeral", "materialized_view"];

function checkMaterialization({ context, problems }: Reading, start: Start, template: Template): void {
  const value = start.config.text("materialized");
  if (value === undefined || materializations.includes(value)) return;
  const isOwn = ["default", context.target.kind].some(
    (engine) => context.macros.find(`materialization_${value}_${engine}`, context.projectName) !== undefined,
  );
  if (isOwn) return;
  problems.add(
    `The model '${start.name}' has the materialized '${value}', which does not exist.`,
    placeOfConfig(start, template, "materialized"),
    didYouMean(value, materializations) ?? `Use one of ${materializations.join(", ")}.`,
  );
}

function checkStrategy(
  { context }: Reading,
  { config }: Start,
  add: (key: string, what: string, next: string) => void,
): void {
  const strategy = config.text("incremental_strategy");
  if (strategy === undefined || strategies.includes(strategy)) return;
  const macro = `get_incremental_${strategy.replaceAll("+", "_")}_sql`;
  if (strategy !== "microbatch" && context.macros.find(macro, context.projectName) !== undefined) return;
  if (strategy === "microbatch") {
    const next =
      "Use delete+insert with a unique_key, and filter the rows in the model with is_incremental().";
    add("incremental_strategy", "has the strategy 'microbatch', which is not supported", next);
    return;
  }
  const next =
    didYouMean(strategy, strategies) ?? `Use one of ${strategies.join(", ")}, or write the macro ${macro}.`;
  add("incremental_strategy", `has the incremental_strategy '${strategy}', which does not exist`, next);
}

/** `file:line` where a key of a node's configuration is written: its own `config()`, else its properties. */
export function placeOfConfig({ described, describedAt }: Start, template: Template, key: string): string {
  const call = literalCalls(template, ["config"]).find(({ keywords }) => keywords.has(key));
  if (call !== undefined) return `${template.file}:${call.line}`;
  if (described !== undefined && key in described.properties.config) {
    return `${described.file.yaml.path}:${described.file.yaml.lineOf([...described.path, "config", key])}`;
  }
  return describedAt();
}
