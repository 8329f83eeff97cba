import { type Command, InvalidArgumentError, Option } from "commander";
import { parseDatabaseUrl } from "../foundation/database-url.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

/**
 * An option whose value is a database URL. A bad one is refused by a message of our own, because commander's repeats
 * the argument, which may hold a password.
 */
export function urlOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(parseDatabaseUrl).makeOptionMandatory();
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
