import { join } from "node:path";
import { outputOf } from "./programs.ts";
import type { ServerSource } from "./running-server.ts";

const root = join(import.meta.dirname, "..", "..");

/** A service of docker-compose.yml, where a container engine runs; stopped at the end unless it ran before. */
export function serverFromDocker(service: "mysql" | "postgres", url: string): ServerSource {
  return async () => {
    if ((await outputOf("docker", ["info"])) === undefined) return undefined;
    const ranBefore = ((await compose("ps", "--status", "running", "--services")) ?? "")
      .split("\n")
      .includes(service);
    if ((await compose("up", "--detach", "--wait", service)) === undefined) {
      throw new Error(`A container engine runs, but 'docker compose up --wait ${service}' failed.`);
    }
    const stop = async (): Promise<void> => {
      if (!ranBefore) await compose("stop", service);
    };
    return { url, origin: `docker compose service ${service}`, stop };
  };
}

function compose(...args: string[]): Promise<string | undefined> {
  return outputOf("docker", ["compose", ...args], { cwd: root });
}
