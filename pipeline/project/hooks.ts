import { isTrue, str, type Value } from "./jinja/values.ts";
import { isPlainObject, type NodeConfig } from "./node-config.ts";

/** A statement that runs before or after a node; its text is a template. */
export interface Hook {
  readonly sql: string;
  /** Whether it runs within the node's transaction (dbt's default) or outside of it. */
  readonly transaction: boolean;
}

/** The hooks of a node: texts, dictionaries of `sql` and `transaction`, or such a dictionary as JSON (`before_begin`). */
export function hooksOf(config: NodeConfig, when: "pre_hook" | "post_hook"): Hook[] {
  const value = config.get(when);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? Array.from(value, hookOf) : [hookOf(value)];
}

function hookOf(value: Value): Hook {
  if (value instanceof Map) {
    return { sql: str(value.get("sql") ?? ""), transaction: isTrue(value.get("transaction") ?? true) };
  }
  const text = str(value);
  return parsedHook(text) ?? { sql: text, transaction: true };
}

function parsedHook(text: string): Hook | undefined {
  if (!text.trimStart().startsWith('{"')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!isPlainObject(value) || typeof value["sql"] !== "string") return undefined;
    return { sql: value["sql"], transaction: value["transaction"] !== false };
  } catch {
    return undefined;
  }
}
