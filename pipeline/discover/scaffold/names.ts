import { basename } from "node:path";
import type { DatabaseUrl } from "../../../foundation/database-url.ts";

/** Words that PostgreSQL or DuckDB take for their own where a column is named (pg_get_keywords, duckdb_keywords). */
const reserved = new Set(
  `all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by case cast check collate
collation column columns concurrently constraint create cross current_catalog current_date current_role current_schema
current_time current_timestamp current_user default deferrable desc describe distinct do else end except false fetch for
foreign freeze from full generated glob grant group having ilike in initially inner intersect into is isnull join lambda
lateral leading left like limit localtime localtimestamp map natural not notnull null offset on only or order outer
overlaps pivot pivot_longer pivot_wider placing positional primary qualify references returning right select semi
session_user show similar some struct summarize symmetric table tablesample then to trailing true try_cast union unique
unpack unpivot user using variadic verbose when where window with`.split(/\s/),
);
/** PostgreSQL cuts names at 63 bytes; some are left for a number that tells two names apart. */
const longestName = 58;
/** Letters that Unicode does not take apart. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  ø: "o",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * A name in snake case that needs no quotes in PostgreSQL and DuckDB. Accents go, letters of other scripts stay, every
 * other character parts words; a reserved word gets an underscore behind it.
 *
 * @param instead where nothing of the name is left
 * @example snakeName("Größe (cm)", "column_1") // "grosse_cm"
 */
export function snakeName(name: string, instead: string): string {
  const words = name
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1_$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1_$2");
  return usable(words, instead);
}

/** A name in lower case as the raw schema has it, where characters that need quotes become underscores. */
export function plainName(name: string, instead: string): string {
  return usable(name, instead);
}

function usable(name: string, instead: string): string {
  const letters = name
    .toLowerCase()
    .replace(/[ßæøœłđðþı]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  const plain = cut(letters.replace(/[^\p{L}\p{N}\p{M}]+/gu, "_").replace(/^_+|_+$/g, ""));
  if (plain === "") return instead;
  const started = /^\p{N}/u.test(plain) ? `_${plain}` : plain;
  return reserved.has(started) ? `${started}_` : started;
}

function cut(name: string): string {
  let short = name;
  while (Buffer.byteLength(short) > longestName) short = [...short].slice(0, -1).join("");
  return short;
}

/**
 * Names for a list of things, all different: a second `order_id` becomes `order_id_2`. Whatever is called so already
 * keeps its name.
 *
 * @param originals in the order of the names
 */
export function differentNames(names: readonly string[], originals: readonly string[]): readonly string[] {
  const keepers = new Map<string, number>();
  names.forEach((name, i) => {
    if (!keepers.has(name) || (originals[i] === name && originals[keepers.get(name) ?? 0] !== name))
      keepers.set(name, i);
  });
  const given = new Set(keepers.keys());
  return names.map((name, i) => {
    if (keepers.get(name) === i) return name;
    let number = 2;
    while (given.has(`${name}_${number}`)) number += 1;
    given.add(`${name}_${number}`);
    return `${name}_${number}`;
  });
}

/** What the source is called in the project: the database's name, or the file's without its ending. */
export function sourceNameOf(from: DatabaseUrl): string {
  const name = from.kind === "duckdb" ? basename(from.path).replace(/\.[^.]*$/, "") : from.database;
  return asciiName(name);
}

/** dbt takes letters, digits and underscores for names of projects and sources. */
function asciiName(name: string): string {
  const plain = snakeName(name, "source").replace(/[^a-z0-9_]/g, "");
  return /[a-z]/.test(plain) ? plain : "source";
}
