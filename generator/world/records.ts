/** All of the office's records: tasks, laboratory cases, prescriptions, medical history, documents, kept by the events. */
export class OfficeRecords {}
