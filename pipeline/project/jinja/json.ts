import { Float, repr, str, type Value } from "./values.ts";

/** JSON with Python's spacing (`{"a": 1, "b": [1, 2]}`), or indented. */
export function toJson(value: Value, indent = 0, depth = 0): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return escapeNonAscii(JSON.stringify(value));
  if (typeof value === "number" || value instanceof Float) return repr(value);
  const write = (item: Value): string => toJson(item, indent, depth + 1);
  if (Array.isArray(value)) return enclose("[]", Array.from(value, write), indent, depth);
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => `${JSON.stringify(str(key))}: ${write(item)}`);
    return enclose("{}", entries, indent, depth);
  }
  return JSON.stringify(str(value));
}

function enclose(brackets: "[]" | "{}", items: readonly string[], indent: number, depth: number): string {
  const [open, close] = [brackets[0], brackets[1]];
  if (indent === 0 || items.length === 0) return open + items.join(", ") + close;
  const margin = `\n${" ".repeat(indent * (depth + 1))}`;
  return `${open}${margin}${items.join(`,${margin}`)}\n${" ".repeat(indent * depth)}${close}`;
}

function escapeNonAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
