/**
 * The words of a name in lower case, whatever the habit of writing.
 *
 * @example nameWords("SecUserNumEntry") // ["sec", "user", "num", "entry"]
 * @example nameWords("parent_customer_id2") // ["parent", "customer", "id", "2"]
 */
export function nameWords(name: string): readonly string[] {
  return name
    .normalize("NFC")
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/(\p{L})(\p{N})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** A noun's likely singular in English: `companies` is `company`, `boxes` is `box`, `orders` is `order`. */
export function singular(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(x|ch|sh|ss|us)es$/.test(word)) return word.slice(0, -2);
  if (/(ss|us|is)$/.test(word)) return word;
  return word.replace(/s$/, "");
}
