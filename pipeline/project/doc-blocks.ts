import type { Problems } from "./problems.ts";
import { readFiles } from "./project-files.ts";

/** A text that descriptions take over with `{{ doc('name') }}`. */
export interface DocBlock {
  readonly name: string;
  readonly packageName: string;
  readonly path: string;
  readonly text: string;
}

const opening = /\{%-?\s*docs\s+(\w+)\s*-?%\}/g;
const closing = /\{%-?\s*enddocs\s*-?%\}/g;

/** The `{% docs name %}` blocks of the Markdown files below some folders, by name. */
export function readDocBlocks(
  directory: string,
  packageName: string,
  folders: readonly string[],
  problems: Problems,
): ReadonlyMap<string, DocBlock> {
  const blocks = new Map<string, DocBlock>();
  for (const { path, text } of readFiles(directory, folders, [".md"], problems)) {
    for (const match of text.matchAll(opening)) {
      const name = match[1] ?? "";
      const where = `${path}:${text.slice(0, match.index).split("\n").length}`;
      const start = match.index + match[0].length;
      closing.lastIndex = start;
      const end = closing.exec(text);
      const taken = blocks.get(name);
      if (end === null) {
        problems.add(
          `The documentation block '${name}' is never closed.`,
          where,
          "Close it with {% enddocs %}.",
        );
      } else if (taken !== undefined) {
        const what = `Two documentation blocks are named '${name}': in ${taken.path} and ${path}.`;
        problems.add(what, where, "Rename one of them.");
      } else blocks.set(name, { name, packageName, path, text: text.slice(start, end.index).trim() });
    }
  }
  return blocks;
}
