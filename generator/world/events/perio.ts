import type { PerioExam } from "../perio.ts";

/** What happens to periodontal charting. */
export type PerioEvent = { readonly kind: "gums charted"; readonly exam: PerioExam };

/** The keys that periodontal charting hands out. */
export type PerioIdKind = "perio exam";
