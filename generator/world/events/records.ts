/** What happens to the office's records: tasks, laboratory cases, prescriptions, medical history, documents. */
export type RecordEvent = never;

/** The keys that the office's records: tasks, laboratory cases, prescriptions, medical history, documents hand out. */
export type RecordIdKind = never;
