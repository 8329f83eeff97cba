import { mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { packageRoot } from "../../foundation/package.ts";

export interface InstallKernelOptions {
  /** Becomes a Jupyter data folder: set JUPYTER_PATH to it. */
  readonly directory: string;
  /** The tslab command. Default: the one in node_modules. */
  readonly tslab?: string;
}

/**
 * The folder in which Jupyter and VS Code look for a user's kernels: JUPYTER_DATA_DIR, else the place that Jupyter
 * documents for the platform.
 */
export function userJupyterFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const { JUPYTER_DATA_DIR: named, APPDATA: roaming, XDG_DATA_HOME: data } = environment;
  const home = environment["HOME"] ?? homedir();
  if (named !== undefined && named !== "") return named;
  if (platform === "darwin") return join(home, "Library", "Jupyter");
  if (platform === "win32") return join(roaming ?? join(home, "AppData", "Roaming"), "jupyter");
  return join(data ?? join(home, ".local", "share"), "jupyter");
}

/**
 * Writes the specification of the `tslab` kernel for Jupyter, `<directory>/kernels/tslab/kernel.json`, with an
 * absolute path to the command, and returns the file's path. It needs no Python.
 */
export function installKernel(options: InstallKernelOptions): string {
  const tslab = resolve(options.tslab ?? join(packageRoot(), "node_modules", ".bin", "tslab"));
  const folder = join(resolve(options.directory), "kernels", "tslab");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "kernel.json");
  const specification = {
    argv: [tslab, "kernel", "--config-path", "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
  };
  writeFileSync(file, `${JSON.stringify(specification, undefined, 2)}\n`);
  return file;
}
