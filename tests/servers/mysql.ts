import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import getPort from "get-port";
import mysql from "mysql2/promise";
import { installDebianPackage } from "./debian-package.ts";
import { serverFromDocker } from "./docker-compose.ts";
import { PrivateServer } from "./private-server.ts";
import { executables, outputOf } from "./programs.ts";
import { firstServer, type RunningServer, serverFromEnvironment } from "./running-server.ts";

const folders = [
  "/usr/sbin",
  "/usr/bin",
  "/usr/local/sbin",
  "/usr/local/bin",
  "/usr/local/mysql/bin",
  "/opt/homebrew/bin",
];
const password = "bitewing";
const accounts = `CREATE USER 'bitewing'@'127.0.0.1' IDENTIFIED BY '${password}';
GRANT ALL ON *.* TO 'bitewing'@'127.0.0.1' WITH GRANT OPTION;
CREATE DATABASE bitewing;
`;
const advice = `The database tests need a MySQL or MariaDB server, and this machine has none. One of these helps:
  - install one: apt-get install mariadb-server, or brew install mariadb
  - start Docker: the tests then use the mysql service of docker-compose.yml
  - name a server: BITEWING_MYSQL_URL=mysql://user:pass@host:port/db`;

/**
 * A MySQL or MariaDB server: named by BITEWING_MYSQL_URL, or from this machine's binaries, Docker or apt-get.
 *
 * @param settings further options of a server that is started here, such as `--innodb-buffer-pool-size=4G`
 */
export function startMySql(settings: readonly string[] = []): Promise<RunningServer> {
  return firstServer(
    [
      serverFromEnvironment("BITEWING_MYSQL_URL", answers),
      () => fromBinaries(settings),
      serverFromDocker("mysql", "mysql://root:bitewing@127.0.0.1:33306/practice"),
      async () => ((await installDebianPackage("mariadb-server")) ? fromBinaries(settings) : undefined),
    ],
    advice,
  );
}

async function fromBinaries(settings: readonly string[]): Promise<RunningServer | undefined> {
  for (const program of executables(["mariadbd", "mysqld"], folders)) {
    const version = await outputOf(program, ["--no-defaults", "--version"]);
    if (version !== undefined && /\bVer\b/.test(version))
      return startPrivately(program, version.includes("MariaDB"), settings);
  }
  return undefined;
}

async function startPrivately(
  program: string,
  isMariaDb: boolean,
  settings: readonly string[],
): Promise<RunningServer> {
  const server = await PrivateServer.create("mysql", ["mysql"]);
  try {
    await layOutData(server, program, isMariaDb);
    writeFileSync(server.path("accounts.sql"), accounts, { mode: 0o644 });
    const port = await getPort();
    const url = `mysql://bitewing:${password}@127.0.0.1:${port}/bitewing`;
    await server.start(program, [...serverOptions(server, port), ...settings], () => answers(url));
    return { url, origin: program, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function layOutData(server: PrivateServer, program: string, isMariaDb: boolean): Promise<void> {
  const data = `--datadir=${server.path("data")}`;
  if (!isMariaDb) return server.run(program, ["--no-defaults", data, "--initialize-insecure"]);
  const folderOfProgram = dirname(program);
  const [installer] = executables(
    ["mariadb-install-db", "mysql_install_db"],
    [folderOfProgram, join(folderOfProgram, "../scripts"), ...folders],
  );
  if (installer === undefined)
    throw new Error(`${program} is here, but mariadb-install-db, which makes its data folder, is not.`);
  const quick = ["--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"];
  return server.run(installer, ["--no-defaults", data, ...quick]);
}

/** The data are thrown away at the end, so nothing is flushed to the disk for safety. */
function serverOptions(server: PrivateServer, port: number): string[] {
  return [
    "--no-defaults",
    `--datadir=${server.path("data")}`,
    `--socket=${server.path("socket")}`,
    `--pid-file=${server.path("pid")}`,
    `--log-error=${server.path("log")}`,
    `--init-file=${server.path("accounts.sql")}`,
    `--port=${port}`,
    "--bind-address=127.0.0.1",
    "--local-infile=1",
    "--skip-log-bin",
    "--skip-name-resolve",
    "--character-set-server=utf8mb4",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=OFF",
    "--innodb-buffer-pool-size=256M",
    "--max-allowed-packet=64M",
  ];
}

async function answers(url: string): Promise<boolean> {
  try {
    const connection = await mysql.createConnection({ uri: url });
    await connection.end();
    return true;
  } catch {
    return false;
  }
}
