import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const call = promisify(execFile);
const environment = resolve(".bitewing/dbt-core");
const packages = ["dbt-core==1.11.16", "dbt-duckdb==1.11.1", "dbt-postgres==1.11.0"];

/** Installs dbt-core into a virtual environment of its own, unless it is there; answers the path of `dbt`. */
export async function installDbt(): Promise<string> {
  const dbt = join(environment, "bin", "dbt");
  if (existsSync(dbt)) return dbt;
  await call("python3", ["-m", "venv", "--clear", environment]);
  await call(join(environment, "bin", "pip"), ["install", "--quiet", ...packages], { maxBuffer: 1 << 26 });
  return dbt;
}

/** `dbt build` of the project in `sql/` for one of its profile's targets. @throws with dbt's output when it fails. */
export async function dbtBuild(
  dbt: string,
  target: "duckdb" | "postgres",
  artifacts: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  await dbtCall(dbt, ["build", "--target", target], artifacts, variables);
}

/** Any command on the project in `sql/`; answers what it prints. @throws with dbt's output when it fails. */
export async function dbtCall(
  dbt: string,
  words: readonly string[],
  artifacts: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  return callDbt(dbt, [...words, "--project-dir", "sql", "--profiles-dir", "sql"], artifacts, variables);
}

/** Any command of dbt; answers what it prints. @throws with dbt's output when it fails. */
export async function callDbt(
  dbt: string,
  words: readonly string[],
  artifacts: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const env = {
    ...process.env,
    ...variables,
    DBT_LOG_PATH: artifacts,
    DBT_TARGET_PATH: artifacts,
    DBT_SEND_ANONYMOUS_USAGE_STATS: "false",
  };
  try {
    const { stdout } = await call(dbt, ["--quiet", ...words], { env, maxBuffer: 1 << 26 });
    return stdout;
  } catch (thrown) {
    const { stdout } = thrown as { stdout?: string };
    throw new Error(
      `dbt ${words[0]} failed:\n${stdout?.split("\n").slice(-60).join("\n") ?? String(thrown)}`,
      { cause: thrown },
    );
  }
}
