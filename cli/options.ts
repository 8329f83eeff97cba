import { type Command, InvalidArgumentError, Option } from "commander";
import { parseDatabaseUrl } from "../foundation/database-url.ts";
import { BitewingError } from "../foundation/errors.ts";
import { parsePracticeTarget } from "../generator/sinks/target.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

/**
 * An option whose value is a database URL, or `env:NAME` for one that an environment variable holds, so that its
 * password is not among the words of the call, which every user of the machine may list. A bad URL is refused by a
 * message of our own, because commander's repeats the argument, which may hold a password.
 */
export function urlOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(fromEnvironment(parseDatabaseUrl)).makeOptionMandatory();
}

/** An option whose value is where a practice is written: a database URL, or files. */
export function targetOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(fromEnvironment(parsePracticeTarget)).makeOptionMandatory();
}

/** Parses a text, or what the environment variable holds that `env:NAME` names. */
function fromEnvironment<T>(parse: (text: string) => T): (text: string) => T {
  return (text) => parse(text.startsWith("env:") ? variable(text.slice("env:".length)) : text);
}

function variable(name: string): string {
  const url = process.env[name];
  if (url !== undefined && url !== "") return url;
  throw new BitewingError({
    kind: "usage",
    what: `The environment variable '${name}' is not set.`,
    next: "Set it to a database URL, for example mysql://user:pass@host:port/db.",
  });
}

/** Parses a whole number of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`It takes a whole number of at least ${least}.`);
    }
    return number;
  };
}

/** Parses `a,b,c`. */
export function commaList(text: string): readonly string[] {
  const items = text.split(",").map((item) => item.trim());
  if (items.some((item) => item === ""))
    throw new InvalidArgumentError("It takes names separated by commas.");
  return items;
}

/** Adds `--json` to a command. */
export function withJson(command: Command): Command {
  return command.option("--json", "print the result as one JSON document");
}

export function terminalOf(options: { readonly json?: boolean }): Terminal {
  return openTerminal({ json: options.json === true });
}
