import { existsSync, rmSync, writeFileSync } from "node:fs";
import { executables, outputOf } from "./programs.ts";

/** Debian asks this program whether an installed package may start its service; 101 means no. */
const servicePolicy = "/usr/sbin/policy-rc.d";
const waitForLock = ["-o", "DPkg::Lock::Timeout=180"];

/**
 * Installs a package where this process may (root on Debian or Ubuntu), without starting its service.
 *
 * @param reason whose need it is, as the line that announces it says
 */
export async function installDebianPackage(
  name: string,
  reason = "the database tests need it",
): Promise<boolean> {
  if (process.getuid?.() !== 0 || executables(["apt-get"], ["/usr/bin"]).length === 0) return false;
  process.stderr.write(`installing ${name} with apt-get, because ${reason}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return withoutServices(async () => {
    await outputOf("apt-get", [...waitForLock, "update", "-qq"], { env });
    const install = [...waitForLock, "install", "-y", "--no-install-recommends", name];
    return (await outputOf("apt-get", install, { env })) !== undefined;
  });
}

async function withoutServices<T>(work: () => Promise<T>): Promise<T> {
  if (existsSync(servicePolicy)) return work();
  writeFileSync(servicePolicy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    return await work();
  } finally {
    rmSync(servicePolicy, { force: true });
  }
}
