import type { TableSample } from "../sources/sampler.ts";
import type { SourceColumn } from "../sources/source-schema.ts";
import type { FlagFinding } from "./catalog.ts";
import { nameWords } from "./name-words.ts";

/** Words that begin the name of a flag: `IsHidden`, `has_children`. */
const asking = new Set(
  "is has have had was are can could do does did not no use uses used show shows hide hides allow allows send sends include includes exclude excludes require requires needs needed enable enables disable disables should will prevent auto force skip suppress".split(
    " ",
  ),
);
/** Words that end one: `hidden`, `IsActive`, `email_verified`. */
const answering =
  /^(hidden|active|inactive|enabled|disabled|deleted|locked|visible|required|default|allowed|approved|verified|confirmed|archived|published|completed|complete|closed|open|paid|sent|received|printed|cancelled|canceled|exempt|only|flag|yn|bool|on|off)$/;
/** Words that end the name of a number or of one of several meanings. */
const counting =
  /^(type|status|mode|kind|level|order|num|number|count|qty|quantity|priority|method|format|category|class|position|side|version|index|code|day|days|month|months|year|years|hour|hours|minute|minutes|size|width|height|rank|state|stage|step|style|color|colour|frequency|gender|sex|score|rating|age|total|sort|sequence|seq|freq|unit|units|option|action|reason|source|result|priv)$/;

/** Whether a column is of a type in which flags are kept: a tiny or small number, or a single bit. */
export function mayBeFlag({ declaredType, type }: SourceColumn): boolean {
  if (/^bit(\(1\))?$/i.test(declaredType)) return true;
  return type?.kind === "smallint" && !/^year/i.test(declaredType);
}

/** Whether its declaration already says yes or no: by MySQL's habit `tinyint(1)` is `boolean`, and a bit is one. */
function isDeclaredFlag({ declaredType }: SourceColumn): boolean {
  return /^tinyint\(1\)|^bit(\(1\))?$/i.test(declaredType);
}

/** Concludes from a small number's sampled values and its name whether it is a flag; null for another type. */
export function flagFinding(column: SourceColumn, sample: TableSample | undefined): FlagFinding | null {
  if (!mayBeFlag(column)) return null;
  const seen = (sample?.columns.get(column.name) ?? []).filter((value) => value !== null);
  const values = [...new Set(seen)].toSorted((a, b) => Number(a) - Number(b));
  const evidence = { looked: seen.length, values: values.slice(0, 10) };
  return { ...evidence, ...concluded(column, values, inWords(seen.length)) };
}

function concluded(
  column: SourceColumn,
  values: readonly string[],
  rows: string,
): Pick<FlagFinding, "verdict" | "reason"> {
  const others = values.filter((value) => value !== "0" && value !== "1");
  const name = nameSays(column.name);
  if (others.length > 0) {
    return { verdict: "code", reason: `${others.slice(0, 3).join(", ")} among the values of ${rows}` };
  }
  if (name === "number" && !isDeclaredFlag(column)) {
    const seen = values.length === 0 ? "no value was seen" : `only ${values.join(" and ")} in ${rows}`;
    return { verdict: "undecided", reason: `${seen}, and the name is one of a code` };
  }
  if (values.length === 2) return { verdict: "flag", reason: `0 and 1, and nothing else, in ${rows}` };
  const only = values.length === 0 ? "no value was seen" : `only ${values[0]} in ${rows}`;
  if (isDeclaredFlag(column))
    return { verdict: "flag", reason: `${only}; declared as ${column.declaredType}` };
  if (name === "flag") return { verdict: "flag", reason: `${only}; the name is one of a flag` };
  return { verdict: "undecided", reason: `${only}, and the name does not tell` };
}

function inWords(rows: number): string {
  return rows === 1 ? "1 row looked at" : `${rows.toLocaleString("en-US")} rows looked at`;
}

function nameSays(name: string): "flag" | "number" | "nothing" {
  const words = nameWords(name);
  const first = words[0] ?? "";
  const last = words.at(-1) ?? "";
  if (words.length > 1 && asking.has(first) && (/^(is|has)$/.test(first) || !counting.test(last)))
    return "flag";
  if (counting.test(last) || /(type|status|mode|count)$/.test(last) || words.includes("or")) return "number";
  return answering.test(last) || (words.length > 1 && words.includes("is")) ? "flag" : "nothing";
}
