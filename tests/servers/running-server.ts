/** A database server that tests, benchmarks and checks may use. */
export interface RunningServer {
  /** With an account that may create and drop databases. */
  readonly url: string;
  /** How it was found, for the person who reads the output. */
  readonly origin: string;
  /** Stops what was started for the tests and removes its data; does nothing to a server that was there before. */
  stop(): Promise<void>;
}

/** One way to come by a server; undefined when this machine does not offer it. */
export type ServerSource = () => Promise<RunningServer | undefined>;

/**
 * The first server that a source offers, in the order of the list.
 *
 * @throws with the reader's choices when no source has one, so that no database test is skipped in silence.
 */
export async function firstServer(sources: readonly ServerSource[], advice: string): Promise<RunningServer> {
  for (const source of sources) {
    const server = await source();
    if (server !== undefined) return server;
  }
  throw new Error(advice);
}

/**
 * The server that an environment variable names.
 *
 * @throws when it does not answer: a named server is meant, and no other takes its place
 */
export function serverFromEnvironment(
  variable: string,
  answers: (url: string) => Promise<boolean>,
): ServerSource {
  return async () => {
    const url = process.env[variable];
    if (url === undefined || url === "") return undefined;
    if (await answers(url)) return { url, origin: variable, stop: async () => {} };
    throw new Error(`The server that ${variable} names does not answer, or refuses its user or database.`);
  };
}
