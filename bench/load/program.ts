import { installDebianPackage } from "../../tests/servers/debian-package.ts";
import { executables, versionedBinFolders } from "../../tests/servers/programs.ts";

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

/** Path of a program, installed when this process may; undefined when it cannot be had. */
export async function findProgram({ names, debianPackage }: Program): Promise<string | undefined> {
  const find = () => executables(names, versionedBinFolders("/usr/lib/postgresql"))[0];
  const found = find();
  if (found !== undefined) return found;
  return (await installDebianPackage(debianPackage, "the bench compares with it")) ? find() : undefined;
}

/** Why a contestant does not run, for the table of the bench. */
export function missing(...programs: readonly Program[]): string {
  const packages = programs.map((program) => program.debianPackage).join(", ");
  return `${packages} is not here and cannot be installed by this user`;
}
