import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { packageRoot } from "../../foundation/package.ts";

export interface InstallKernelOptions {
  /** Becomes a Jupyter data folder: set JUPYTER_PATH to it. */
  readonly directory: string;
  /** The tslab command. Default: the one in node_modules. */
  readonly tslab?: string;
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
