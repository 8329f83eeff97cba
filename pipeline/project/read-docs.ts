import type { ProjectFile } from "./project-file.ts";
import { readFiles } from "./project-files.ts";

const block = /\{%-?\s*docs\s+(\w+)\s*-?%\}([\s\S]*?)\{%-?\s*enddocs\s*-?%\}/g;

/** The texts of the `{% docs name %}` blocks in a project's Markdown files, by `package.name`. */
export function readDocs(directory: string, file: ProjectFile): [string, string][] {
  const folders = file["docs-paths"] ?? [
    ...file["model-paths"],
    ...file["seed-paths"],
    ...file["snapshot-paths"],
    ...file["macro-paths"],
    ...file["test-paths"],
  ];
  return readFiles(directory, [...new Set(folders)], [".md"]).flatMap(({ text }) =>
    Array.from(text.matchAll(block), ([, name = "", body = ""]): [string, string] => [
      `${file.name}.${name}`,
      body.trim(),
    ]),
  );
}
