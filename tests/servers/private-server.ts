import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { executables, outputOf } from "./programs.ts";

const execFileAsync = promisify(execFile);

/** The account that a server runs under; database servers refuse to run as root. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A temporary folder and the processes in it: a server that only these tests know. */
export class PrivateServer {
  readonly folder: string;
  private readonly account: Account | undefined;
  private process: ChildProcess | undefined;

  private constructor(folder: string, account: Account | undefined) {
    this.folder = folder;
    this.account = account;
  }

  /** @param users accounts to take when this process is root's, the first that exists */
  static async create(name: string, users: readonly string[]): Promise<PrivateServer> {
    const account = process.getuid?.() === 0 ? await firstAccount([...users, "nobody"]) : undefined;
    const folder = mkdtempSync(join(tmpdir(), `bitewing-${name}-`));
    chmodSync(folder, 0o755);
    if (account !== undefined) chownSync(folder, account.uid, account.gid);
    return new PrivateServer(folder, account);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Gives a file that this process wrote to the server's account. */
  own(path: string): void {
    if (this.account !== undefined) chownSync(path, this.account.uid, this.account.gid);
  }

  /** Runs a program to its end, for example the one that lays out a data folder. */
  async run(program: string, args: readonly string[]): Promise<void> {
    await execFileAsync(program, [...args], { ...this.account, cwd: this.folder, maxBuffer: 1 << 26 });
  }

  /** Starts the server and waits until `isReady`; on failure the error carries the end of its log. */
  async start(program: string, args: readonly string[], isReady: () => Promise<boolean>): Promise<void> {
    const [command, ...words] = endingWithUs(program, args);
    const child = spawn(command, words, {
      ...this.account,
      cwd: this.folder,
      stdio: ["ignore", "ignore", "ignore"],
    });
    this.process = child;
    const failure = await Promise.race([endOf(child), readiness(isReady)]);
    if (failure === undefined) return;
    const log = await this.log();
    await this.stop();
    throw new Error(`${program} did not start: ${failure}\n${log}`);
  }

  async stop(): Promise<void> {
    const child = this.process;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL"); // the data are thrown away, so nothing needs an orderly end
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private async log(): Promise<string> {
    const text = await readFile(this.path("log"), "utf8").catch(() => "");
    return text.slice(-2000);
  }
}

/** Why a process ended. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`it ended with ${code ?? signal}`));
  });
}

/** Undefined as soon as the server answers, a reason when it takes too long. */
async function readiness(isReady: () => Promise<boolean>): Promise<string | undefined> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (await isReady()) return undefined;
    await sleep(50);
  }
  return "it did not answer within 60 seconds";
}

/** The server must not outlive a test run that was killed: Linux can tie its life to ours. */
function endingWithUs(program: string, args: readonly string[]): [string, ...string[]] {
  const [setpriv] = process.platform === "linux" ? executables(["setpriv"], ["/usr/bin"]) : [];
  return setpriv === undefined ? [program, ...args] : [setpriv, "--pdeathsig", "KILL", program, ...args];
}

async function firstAccount(users: readonly string[]): Promise<Account> {
  for (const user of users) {
    const [uid, gid] = await Promise.all([outputOf("id", ["-u", user]), outputOf("id", ["-g", user])]);
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    `A database server does not run as root, and none of these accounts exists: ${users.join(", ")}.`,
  );
}
