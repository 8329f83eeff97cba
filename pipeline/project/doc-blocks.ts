import type { InstalledPackage } from "./installed-packages.ts";
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

/** The `{% docs name %}` blocks in the Markdown files of a project or package, by `package.name`. */
export function readDocBlocks(part: InstalledPackage, problems: Problems): ReadonlyMap<string, DocBlock> {
  const blocks = new Map<string, DocBlock>();
  const packageName = part.file.name;
  for (const { path, text } of readFiles(part, foldersOf(part), [".md"], problems)) {
    for (const match of text.matchAll(opening)) {
      const name = match[1] ?? "";
      const key = `${packageName}.${name}`;
      const where = `${part.shownFolder}${path}:${text.slice(0, match.index).split("\n").length}`;
      const start = match.index + match[0].length;
      closing.lastIndex = start;
      const end = closing.exec(text);
      const taken = blocks.get(key);
      if (end === null) {
        problems.add(
          `The documentation block '${name}' is never closed.`,
          where,
          "Close it with {% enddocs %}.",
        );
      } else if (taken !== undefined) {
        const what = `Two documentation blocks are named '${name}': in ${taken.path} and ${path}.`;
        problems.add(what, where, "Rename one of them.");
      } else blocks.set(key, { name, packageName, path, text: text.slice(start, end.index).trim() });
    }
  }
  return blocks;
}

function foldersOf({ file }: InstalledPackage): readonly string[] {
  const folders = file["docs-paths"] ?? [
    ...file["model-paths"],
    ...file["seed-paths"],
    ...file["snapshot-paths"],
    ...file["macro-paths"],
    ...file["test-paths"],
  ];
  return [...new Set(folders)];
}
