/** Codes that record a broken appointment and are no treatment. */
const brokenCodes: ReadonlySet<string> = new Set(["D9986", "D9987"]);

/** Treatment of the gums in the hygiene chair. */
export const perioCodes: ReadonlySet<string> = new Set(["D4341", "D4342", "D4346", "D4355", "D4910"]);

/** Cleanings of healthy mouths. */
export const prophyCodes: ReadonlySet<string> = new Set(["D1110", "D1120"]);

/** What a patient on recall comes for. */
export const cleaningCodes: ReadonlySet<string> = new Set(["D1110", "D1120", "D4910"]);

/** Whether a procedure is a visit's work, not the record of a broken appointment. */
export const isTreatment = ({ code }: { readonly code: string }): boolean => !brokenCodes.has(code);
