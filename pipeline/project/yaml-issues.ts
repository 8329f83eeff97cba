import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** A schema's complaint in words: what is wrong, and what to write instead. */
export function describeIssue(issue: Issue): { readonly what: string; readonly next?: string } {
  const subject = subjectOf(issue.path);
  if (issue.code === "invalid_type") return typeIssue(subject, issue.expected, issue.input);
  if (issue.code === "invalid_value") {
    const values = issue.values.map((value) => String(value));
    const found = issue.input === undefined ? "missing" : shown(issue.input);
    const what = `${subject} is ${found}, and must be one of ${values.join(", ")}.`;
    return { what, next: `Write one of ${values.join(", ")}.` };
  }
  if (issue.code === "invalid_union") {
    const what = `${subject} is ${typeOf(issue.input)}, which does not belong there.`;
    return { what, next: "Check its indentation, and whether it should be a text or a list." };
  }
  if (issue.code === "unrecognized_keys") {
    return {
      what: `${subject} has the unknown ${issue.keys.length === 1 ? "key" : "keys"} ${issue.keys.join(", ")}.`,
      next: "Drop them, or correct their spelling.",
    };
  }
  return { what: `${subject}: ${issue.message}.`, next: "Correct the value." };
}

function typeIssue(subject: string, expected: string, input: unknown): { what: string; next: string } {
  const wanted = typeNames.get(expected) ?? expected;
  const what =
    input === undefined || input === null
      ? `${subject} is missing, and must be ${wanted}.`
      : `${subject} must be ${wanted}, and is ${typeOf(input)}.`;
  return { what, next: examples.get(expected) ?? `Write ${wanted}.` };
}

const typeNames = new Map([
  ["array", "a list"],
  ["string", "a text"],
  ["record", "a dictionary"],
  ["object", "a dictionary"],
  ["boolean", "true or false"],
  ["number", "a number"],
  ["int", "a whole number"],
]);

const examples = new Map([
  ["array", "Start each of its items with a dash: '- name: …'."],
  ["record", "Write keys and values below it: 'key: value'."],
  ["object", "Write keys and values below it: 'name: …'."],
  ["string", "Write a text; put it between quotes when it looks like a number, a date or true."],
]);

/** `columns of model 'x'` is hard to tell from a path of keys, so the path itself is shown, items counted from 1. */
function subjectOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "The file";
  const text = path
    .map((key, i) => (typeof key === "number" ? `[${key + 1}]` : `${i === 0 ? "" : "."}${String(key)}`))
    .join("");
  return `'${text}'`;
}

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a date";
  return typeof value === "object"
    ? "a dictionary"
    : `the ${typeof value === "string" ? "text" : typeof value} ${shown(value)}`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? `'${value}'` : String(value);
}
