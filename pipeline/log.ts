/** Takes one line of progress for a person. */
export type Log = (line: string) => void;

/** For callers who want no progress. */
export const silent: Log = () => {};
