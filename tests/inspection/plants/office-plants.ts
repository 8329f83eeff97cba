import { add, change, copy, first, type Plant, plant } from "./plant.ts";

const treated = "PatStatus = 0 and DateFirstVisit > '1900-01-01'";
const noon = "timestamp '2026-01-05 12:00:00'";
const eleven = "timestamp '2026-01-05 11:00:00'";
const task = { TaskListNum: 1, DateTimeEntry: noon, UserNum: 1 };
const labCase = { PatNum: 1, LaboratoryNum: 1, ProvNum: 1, DateTimeCreated: noon };
const document = {
  PatNum: 1,
  FileName: "'a.jpg'",
  DocCategory: first("definition", "Category = 18"),
  DateCreated: noon,
};
const clinics = `update preference set ValueString = '0' where PrefName = 'EasyNoClinics'`;
const preference = (name: string, value: string): Plant =>
  plant(`update preference set ValueString = '${value}' where PrefName = '${name}'`);

export const officePlants: Readonly<Record<string, Plant>> = {
  "patients/guarantor-exists": plant(change("patient", "Guarantor = 987654321")),
  "patients/guarantor-is-their-own": plant(
    change("patient", "Guarantor = (select min(PatNum) from patient where Guarantor <> PatNum)"),
  ),
  "patients/guarantor-is-not-deleted": plant(
    change("patient", "PatStatus = 4", "PatNum in (select Guarantor from patient where Guarantor <> PatNum)"),
  ),
  "patients/has-a-provider": plant(change("patient", "PriProv = 0")),
  "patients/has-a-billing-type": plant(change("patient", "BillingType = 1")),
  "patients/has-a-name": plant(change("patient", "FName = ''")),
  "patients/is-born-before-joining": plant(change("patient", "Birthdate = SecDateEntry + 1")),
  "patients/deleted-owes-nothing": plant(change("patient", "PatStatus = 4", "BalTotal <> 0")),
  "patients/insured-says-so": plant(change("patient", "HasIns = ''", "HasIns = 'I'")),
  "patients/first-visit-is-not-after-work": plant(
    change("patient", "DateFirstVisit = date '2040-01-01'", treated),
  ),
  "patients/first-visit-is-known": plant(change("patient", "DateFirstVisit = date '0001-01-01'", treated)),
  "patients/deceased-has-a-day": plant(
    change("patient", "DateTimeDeceased = timestamp '2040-01-01 00:00:00'", treated),
  ),
  "patients/notes-are-a-patients": plant(copy("patientnote", {})),
  "patients/chart-number-is-ones-own": plant("update patient set ChartNumber = 'same' where PatNum <= 2"),
  "patients/family-shares-its-clinic": plant(clinics),

  "records/task-of-a-patient-names-one": plant(add("task", { ...task, ObjectType: 1, KeyNum: 987654321 })),
  "records/task-of-an-appointment-names-one": plant(
    add("task", { ...task, ObjectType: 2, KeyNum: 987654321 }),
  ),
  "records/task-that-is-done-has-its-time": plant(add("task", { ...task, TaskStatus: 2 })),
  "records/only-done-tasks-are-finished": plant(add("task", { ...task, DateTimeFinished: noon })),
  "records/task-is-finished-after-entry": plant(
    add("task", { ...task, TaskStatus: 2, DateTimeFinished: eleven }),
  ),
  "records/task-is-in-a-list": plant(add("task", { ...task, TaskListNum: 0 })),
  "records/task-note-follows-its-task": plant(
    add("task", task),
    add("tasknote", { TaskNum: 987654321, DateTimeNote: eleven, UserNum: 1 }),
  ),
  "records/lab-case-is-made-in-order": plant(add("labcase", { ...labCase, DateTimeSent: eleven })),
  "records/lab-case-is-its-appointments": plant(
    add("labcase", { ...labCase, AptNum: first("appointment", "PatNum <> 1") }),
  ),
  "records/lab-case-names-patient-and-laboratory": plant(add("labcase", { ...labCase, LaboratoryNum: 0 })),
  "records/lab-fee-is-not-negative": plant(add("labcase", { ...labCase, LabFee: -1 })),
  "records/prescription-names-drug-and-prescriber": plant(
    add("rxpat", { PatNum: 1, ProvNum: 1, RxDate: "date '2026-01-05'" }),
  ),
  "records/prescription-is-its-procedures": plant(
    add("rxpat", {
      PatNum: 1,
      ProvNum: 1,
      Drug: "'tablet'",
      RxDate: "date '2026-01-05'",
      ProcNum: first("procedurelog", "PatNum <> 1 and ProcStatus = 2"),
    }),
  ),
  "records/allergy-is-stated-once": plant(
    add("allergy", { PatNum: 1, AllergyDefNum: 1, StatusIsActive: 1 }),
    add("allergy", { AllergyNum: 987654322, PatNum: 1, AllergyDefNum: 1, StatusIsActive: 1 }),
  ),
  "records/problem-ends-after-it-starts": plant(
    add("disease", {
      PatNum: 1,
      ProbStatus: 1,
      DateStart: "date '2026-01-05'",
      DateStop: "date '2026-01-04'",
    }),
  ),
  "records/active-problem-has-no-end": plant(
    add("disease", { PatNum: 1, DateStart: "date '2026-01-03'", DateStop: "date '2026-01-04'" }),
  ),
  "records/medication-ends-after-it-starts": plant(
    add("medicationpat", {
      PatNum: 1,
      MedDescript: "'tablet'",
      DateStart: "date '2026-01-05'",
      DateStop: "date '2026-01-04'",
    }),
  ),
  "records/medication-is-named": plant(add("medicationpat", { PatNum: 1 })),
  "records/medication-has-a-generic": plant(
    add("medication", { MedName: "'tablet'", GenericNum: 987654000 }),
  ),
  "records/document-is-in-a-category": plant(add("document", { ...document, DocCategory: 1 })),
  "records/document-is-a-file-of-a-patient": plant(add("document", { ...document, FileName: "''" })),
  "records/document-is-filed-once": plant(
    add("document", document),
    add("document", { ...document, DocNum: 987654322 }),
  ),
  "records/referral-names-whom-and-who": plant(change("refattach", "ReferralNum = 0")),
  "records/referral-is-its-procedures": plant(
    add("refattach", {
      PatNum: 1,
      ReferralNum: first("referral"),
      RefDate: "date '2026-01-05'",
      ProcNum: first("procedurelog", "PatNum <> 1 and ProcStatus = 2"),
    }),
  ),
  "records/referral-from-is-stated-once": plant(copy("refattach", {}, "RefType = 1")),
  "records/referral-in-has-no-status": plant(change("refattach", "RefToStatus = 5", "RefType = 1")),
  "records/contact-type-is-one-of-the-offices": plant(change("commlog", "CommType = 1")),
  "records/contact-ends-after-it-begins": plant(
    change("commlog", "DateTimeEnd = CommDateTime - interval 1 minute"),
  ),
  "records/contact-is-of-someone": plant(change("commlog", "PatNum = 0")),
  "records/contact-is-not-ahead": plant(change("commlog", "CommDateTime = timestamp '2040-01-01 08:00:00'")),
  "records/audit-entry-has-a-hash": plant("delete from securityloghash where SecurityLogNum = 1"),
  "records/entry-log-names-an-appointment": plant(change("entrylog", "FKey = 987654321", "FKeyType = 0")),

  "practice/default-provider-exists": preference("PracticeDefaultProv", "987654321"),
  "practice/default-billing-type-exists": preference("PracticeDefaultBillType", "1"),
  "practice/arrival-triggers-exist": preference("AppointmentTimeArrivedTrigger", "1"),
  "practice/special-recall-types-exist": preference("RecallTypeSpecialPerio", "987654321"),
  "practice/preference-is-set-once": plant(copy("preference", {})),
  "practice/definition-has-a-name": plant(change("definition", "ItemName = ''")),
  "practice/adjustment-type-has-a-sign": plant(change("definition", "ItemValue = ''", "Category = 1")),
  "practice/definitions-have-their-places": plant(copy("definition", {})),
  "practice/clinic-has-a-name": plant(add("clinic", { Description: "'North'" })),
  "practice/clinic-abbreviation-is-its-own": plant(
    add("clinic", { Description: "'North'", Abbr: "'N'" }),
    add("clinic", { ClinicNum: 987654322, Description: "'Near'", Abbr: "'N'" }),
  ),
  "practice/chair-of-a-group-is-in-a-clinic": plant(clinics),
};
