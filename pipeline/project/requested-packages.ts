import { readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { InstalledPackage } from "./installed-packages.ts";
import type { MacroLibrary } from "./macro-library.ts";
import type { Problems } from "./problems.ts";
import type { ProjectFile } from "./project-file.ts";
import { checkYaml, readYaml } from "./read-yaml.ts";

/** A package that `packages.yml` asks for. */
export type RequestedPackage = { readonly where: string } & (
  | { readonly kind: "local"; readonly folder: string; readonly name: string | undefined }
  | { readonly kind: "elsewhere"; readonly text: string; readonly name: string }
);

const entry = z.union([
  z.looseObject({ local: z.string() }),
  z.looseObject({ package: z.string() }),
  z.looseObject({ git: z.string() }),
  z.looseObject({ tarball: z.string() }),
]);
const schema = z.looseObject({
  packages: z
    .array(entry)
    .nullish()
    .transform((value) => value ?? []),
});

/** The entries of packages.yml or dependencies.yml of a project; folders are absolute. */
export function requestedPackages(directory: string, problems: Problems): RequestedPackage[] {
  return ["packages.yml", "dependencies.yml"].flatMap((name) => {
    const path = join(directory, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return [];
    const yaml = readYaml(name, readFileSync(path, "utf8"), problems);
    const packages = checkYaml(yaml, schema, problems)?.packages ?? [];
    return packages.map((one, i): RequestedPackage => {
      const where = `${name}:${yaml.lineOf(["packages", i])}`;
      if ("local" in one && typeof one.local === "string") {
        const folder = resolve(directory, one.local);
        return { kind: "local", folder, name: projectNameIn(folder), where };
      }
      const text =
        [one["package"], one["git"], one["tarball"]].find((value) => typeof value === "string") ?? "";
      return { kind: "elsewhere", text, name: lastPart(text), where };
    });
  });
}

/** The name in a folder's project file; undefined without one. */
function projectNameIn(folder: string): string | undefined {
  const file = join(folder, "dbt_project.yml");
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return /^name:\s*['"]?(\w+)/m.exec(readFileSync(file, "utf8"))?.[1];
}

/** Of `dbt-labs/dbt_utils` or a repository's address, what its folder is usually called. */
function lastPart(text: string): string {
  return (text.split("/").at(-1) ?? text).replace(/\.git$/, "").replaceAll("-", "_");
}

/** A package that is asked for and not there would show as many missing macros; this says it once. */
export function checkRequestedPackages(
  directory: string,
  project: ProjectFile,
  installed: readonly InstalledPackage[],
  macros: MacroLibrary,
  problems: Problems,
): void {
  const names = new Set(installed.map(({ file }) => file.name));
  const isThere = (name: string): boolean => names.has(name) || macros.hasPackage(name);
  for (const one of requestedPackages(directory, problems)) {
    if (one.name !== undefined && isThere(one.name)) continue;
    const what = `The package '${one.name ?? (one.kind === "local" ? one.folder : one.text)}' is not installed.`;
    problems.add(what, one.where, howToInstall(one, project["packages-install-path"]));
  }
}

/** What a person does to install it. */
export function howToInstall(one: RequestedPackage, installPath: string): string {
  if (one.kind === "elsewhere") {
    return `bitewing fetches nothing: put its folder into ${installPath}/${one.name} yourself.`;
  }
  if (one.name !== undefined) return "Run bitewing deps.";
  return "Its folder has no dbt_project.yml: correct the path.";
}
