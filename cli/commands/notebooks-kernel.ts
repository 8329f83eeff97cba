import type { Command } from "commander";
import { terminalOf, withJson } from "../options.ts";

interface KernelCall {
  readonly dir?: string;
  readonly json?: boolean;
}

export function addKernelCommand(notebooks: Command): void {
  withJson(notebooks.command("kernel"))
    .description("make the TypeScript kernel known to Jupyter and VS Code")
    .option("--dir <dir>", "the Jupyter data folder, instead of the user's own")
    .action(async (call: KernelCall) => {
      const { installKernel, userJupyterFolder } = await import("../../notebooks/lib/kernel.ts");
      const file = installKernel({ directory: call.dir ?? userJupyterFolder() });
      terminalOf(call).result(
        `The kernel is in ${file}. Choose "TypeScript" where a notebook asks for one.`,
        {
          kernel: file,
        },
      );
    });
}
