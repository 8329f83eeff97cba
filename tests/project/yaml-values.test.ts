import { expect, test } from "vitest";
import { parse } from "yaml";
import { yamlValue } from "../../pipeline/project/yaml-values.ts";

const scalars = [
  "text",
  "'yes'",
  '"01"',
  "yes",
  "No",
  "ON",
  "off",
  "true",
  "FALSE",
  "null",
  "~",
  "",
  "Null",
  "0",
  "12",
  "-3",
  "+4",
  "010",
  "0x1F",
  "0b101",
  "1_000",
  "1:30",
  "1.5",
  "-0.25",
  ".5",
  "1.",
  "1e3",
  "1.5e+3",
  ".inf",
  "-.inf",
  "2026-01-31",
  "1.10.5",
  "=",
  "{a: [1, two, yes]}",
  "[]",
  "a b: c",
  "|\n  one\n  two\n",
  ">\n  one\n  two\n",
  "&x {a: 1}",
  "!!str 12",
  "# nothing",
  "a # b",
  "12:30:45",
  "08",
  "0o17",
  "é",
  "2026-01-31 12:00:00",
  "x: &a {k: 1}\nb: {<<: *a, z: 2}",
];

// PyYAML, which dbt uses, reads these few as text where the other parser sees a number or a truth.
const asText = new Map<string, unknown>([
  ["1e3", "1e3"],
  ["08", "08"],
]);

test.each(scalars)("both parsers read %j alike", (text) => {
  const document = /^[xa] ?\w*:/.test(text) ? text : `key: ${text}`;
  const other: unknown = parse(document, { version: "1.1", merge: true });
  expect(yamlValue(document)).toEqual(asText.has(text) ? { key: asText.get(text) } : other);
});
