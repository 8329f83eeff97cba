import { cpSync, existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { standIns } from "./load-macros.ts";
import { Problems } from "./problems.ts";
import { howToInstall, type RequestedPackage, requestedPackages } from "./requested-packages.ts";

export interface InstallOptions {
  /** The folder that holds dbt_project.yml. */
  readonly directory: string;
  /** Below the project's folder; `dbt_packages` by default. */
  readonly installPath?: string;
}

export interface InstalledFolder {
  readonly name: string;
  /** The folder that it links to. */
  readonly from: string;
}

/**
 * Links the local packages that packages.yml asks for, and those that they ask for, into the folder of packages; where
 * links are not allowed, copies them. What comes from elsewhere must stand there already.
 *
 * @throws {BitewingErrors} of kind `found` with every package that cannot be installed, after the others are.
 */
export function installPackages({
  directory,
  installPath = "dbt_packages",
}: InstallOptions): InstalledFolder[] {
  const problems = new Problems();
  const folder = resolve(directory, installPath);
  const installed = new Map<string, InstalledFolder>();
  const visit = (project: string): void => {
    for (const one of requestedPackages(project, problems)) {
      if (one.kind === "local" && one.name !== undefined) {
        if (installed.has(one.name)) continue;
        link(one.folder, join(folder, one.name));
        installed.set(one.name, { name: one.name, from: one.folder });
        visit(one.folder);
      } else if (!standsThere(folder, one)) {
        const shown = one.kind === "local" ? relative(directory, one.folder) : one.text;
        problems.add(
          `The package '${shown}' cannot be installed.`,
          one.where,
          howToInstall(one, installPath),
        );
      }
    }
  };
  visit(resolve(directory));
  problems.throwIfAny("Not every package is installed");
  return [...installed.values()];
}

/** In the folder, or because it comes with the runner. */
function standsThere(folder: string, { name }: RequestedPackage): boolean {
  if (name === undefined) return false;
  return standIns.has(name) || existsSync(join(folder, name, "dbt_project.yml"));
}

function link(from: string, to: string): void {
  mkdirSync(resolve(to, ".."), { recursive: true });
  const old = lstatSync(to, { throwIfNoEntry: false });
  if (old !== undefined) rmSync(to, { recursive: !old.isSymbolicLink() });
  try {
    symlinkSync(from, to, "dir");
  } catch {
    cpSync(from, to, { recursive: true });
  }
}
