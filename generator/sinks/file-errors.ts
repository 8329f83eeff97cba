import { BitewingError, messageOf } from "../../foundation/errors.ts";

const notReplaced = "What stood there before is as it was.";

/** Turns what the file system or DuckDB throws into words for the user; everything else stays what it is. */
export function explainFileError(error: unknown, where: string, consequence: string = notReplaced): unknown {
  if (error instanceof BitewingError || error instanceof TypeError || error instanceof RangeError)
    return error;
  const message = messageOf(error);
  const found = explanations.find(({ sign }) => sign.test(message));
  const what = found?.what ?? `The practice could not be written: ${message}.`;
  const next = `${found?.next ?? "Read the message, then run the same command again."} ${consequence}`;
  return new BitewingError({ kind: "database", what, where, next }, { cause: error });
}

interface Explanation {
  readonly sign: RegExp;
  readonly what: string;
  readonly next: string;
}

const room =
  "Make room and run the same command again; rows wait in the temporary folder (TMPDIR) before they reach their place.";

const explanations: readonly Explanation[] = [
  { sign: /ENOSPC|No space left on device/i, what: "The disk is full.", next: room },
  {
    sign: /EFBIG|File too large/i,
    what: "A file would become larger than this system allows.",
    next: "Raise the limit (ulimit -f), or choose another file system.",
  },
  { sign: /EDQUOT|quota exceeded/i, what: "The disk quota is used up.", next: room },
  {
    sign: /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i,
    what: "The place cannot be written.",
    next: "Choose another one, or change its permissions.",
  },
];
