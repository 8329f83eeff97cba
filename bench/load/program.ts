import { join } from "node:path";
import { installDebianPackage } from "../../tests/servers/debian-package.ts";
import { outputOf, versionedBinFolders } from "../../tests/servers/programs.ts";

/** A program that a contestant needs. */
export interface Program {
  /** Any of these will do. */
  readonly names: readonly string[];
  /** The Debian package that brings it. */
  readonly debianPackage: string;
}

export const mysqlClient: Program = { names: ["mariadb", "mysql"], debianPackage: "mariadb-client" };
export const psql: Program = { names: ["psql"], debianPackage: "postgresql-client" };
export const pgloader: Program = { names: ["pgloader"], debianPackage: "pgloader" };

/**
 * Path or name of a program that runs, installed when this process may; undefined when it cannot be had.
 *
 * PostgreSQL's own folders come first: Debian's `psql` on PATH is a Perl script that looks for the right one, which
 * 432 starts would feel.
 */
export async function findProgram({ names, debianPackage }: Program): Promise<string | undefined> {
  const folders = versionedBinFolders("/usr/lib/postgresql");
  const paths = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...names];
  const found = await firstThatRuns(paths);
  if (found !== undefined) return found;
  return (await installDebianPackage(debianPackage, "the bench compares with it"))
    ? firstThatRuns(paths)
    : undefined;
}

async function firstThatRuns(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if ((await outputOf(path, ["--version"])) !== undefined) return path;
  }
  return undefined;
}

/** Why a contestant does not run, for the table of the bench. */
export function missing(...programs: readonly Program[]): string {
  const packages = programs.map((program) => program.debianPackage).join(", ");
  return `${packages} is not here and cannot be installed by this user`;
}
