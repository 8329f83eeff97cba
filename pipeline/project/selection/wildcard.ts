const cache = new Map<string, RegExp>();

/** Whether a text matches a shell's pattern: `*`, `?`, `[a-z]`, `[!a-z]` (Python's fnmatch). */
export function isWildcardMatch(pattern: string, text: string): boolean {
  return hasWildcard(pattern) ? expressionOf(pattern).test(text) : pattern === text;
}

export function hasWildcard(pattern: string): boolean {
  return /[*?[\]]/.test(pattern);
}

function expressionOf(pattern: string): RegExp {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  const expression = new RegExp(`^(?:${sourceOf(pattern, ".*", ".")})$`, "s");
  cache.set(pattern, expression);
  return expression;
}

/** Whether a path matches a pattern in which `*` stays within a folder and `**` does not (Python's glob). */
export function isPathMatch(pattern: string, path: string): boolean {
  const source = pattern
    .split("/")
    .map((part) => (part === "**" ? "(?:[^/]+/)*" : `${sourceOf(part, "[^/]*", "[^/]")}/`))
    .join("");
  return new RegExp(`^${source}$`).test(`${path}/`);
}

function sourceOf(pattern: string, star: string, one: string): string {
  return pattern.replace(/\[!?\]?[^\]]*\]|[*?]|[.+^${}()|\\[\]]/g, (part) => {
    if (part === "*") return star;
    if (part === "?") return one;
    if (part.length === 1) return `\\${part}`;
    const set = part.slice(1, -1).replaceAll("\\", "\\\\");
    return set.startsWith("!") ? `[^${set.slice(1)}]` : `[${set.replace(/^\^/, "\\^")}]`;
  });
}
