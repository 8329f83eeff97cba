import { BitewingError } from "../../foundation/errors.ts";
import type { Admission } from "./admission.ts";
import type { StoredMarker } from "./practice-marker.ts";

/**
 * The marker of a database in which a practice can live on.
 *
 * @param where the database's URL without its password.
 * @throws {BitewingError} of kind `database` when it is empty or was never filled to the end.
 */
export function demandComplete(admission: Admission, where: string): StoredMarker {
  if (admission.kind === "practice" && admission.marker.state === "complete") return admission.marker;
  const what =
    admission.kind === "empty"
      ? "There is no practice in this database that could live on."
      : "This database was never filled to the end: there is no day to go on from.";
  throw new BitewingError({
    kind: "database",
    what,
    where,
    next: "Fill it first: bitewing generate --to URL.",
  });
}

/** The practice moved on since it was looked at. */
export function movedMeanwhile(where: string): BitewingError {
  return new BitewingError({
    kind: "database",
    what: "Somebody else let this practice live on, or filled the database anew, in the meantime.",
    where,
    next: "Nothing was changed. Run the same command again to go on from where it is now.",
  });
}
