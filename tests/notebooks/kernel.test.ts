import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { installKernel, userJupyterFolder } from "../../notebooks/lib/kernel.ts";
import { temporaryFolder } from "./temporary-folder.ts";

it("installs a kernel named tslab that Jupyter finds by JUPYTER_PATH", () => {
  const directory = temporaryFolder();
  const file = installKernel({ directory });
  expect(file).toBe(join(directory, "kernels", "tslab", "kernel.json"));
  const { argv, language } = JSON.parse(readFileSync(file, "utf8")) as { argv: string[]; language: string };
  expect(language).toBe("typescript");
  expect(argv.slice(1)).toEqual(["kernel", "--config-path", "{connection_file}"]);
  expect(argv[0]).toMatch(/^\//);
  expect(existsSync(String(argv[0]))).toBe(true);
});

it.each([
  ["linux", { HOME: "/home/ada" }, "/home/ada/.local/share/jupyter"],
  ["linux", { HOME: "/home/ada", XDG_DATA_HOME: "/data" }, "/data/jupyter"],
  ["darwin", { HOME: "/Users/ada" }, "/Users/ada/Library/Jupyter"],
  ["linux", { HOME: "/home/ada", JUPYTER_DATA_DIR: "/kernels" }, "/kernels"],
] as const)("puts a user's kernel on %s where Jupyter looks: %o", (platform, environment, folder) => {
  expect(userJupyterFolder(environment, platform)).toBe(folder);
});
