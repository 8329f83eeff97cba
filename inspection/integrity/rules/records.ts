import { ruleGroup } from "../rule.ts";
import { dayOf, emptyDate, joinDefinition } from "../sql-terms.ts";

export const recordRules = ruleGroup("records", "Schema documentation", {
  "task-of-a-patient-names-one": {
    title: "a task about a patient names one",
    of: "task",
    sql: `select t.TaskNum as k from task t left join patient p on p.PatNum = t.KeyNum
      where t.ObjectType = 1 and t.KeyNum <> 0 and p.PatNum is null`,
  },
  "task-of-an-appointment-names-one": {
    title: "a task about an appointment names one",
    of: "task",
    sql: `select t.TaskNum as k from task t left join appointment a on a.AptNum = t.KeyNum
      where t.ObjectType = 2 and t.KeyNum <> 0 and a.AptNum is null`,
  },
  "task-that-is-done-has-its-time": {
    title: "a task that is done has the time",
    of: "task",
    sql: `select TaskNum as k from task where TaskStatus = 2 and DateTimeFinished <= ${emptyDate}`,
  },
  "only-done-tasks-are-finished": {
    title: "only a task that is done has a time of completion",
    of: "task",
    sql: `select TaskNum as k from task where TaskStatus <> 2 and DateTimeFinished > ${emptyDate}`,
  },
  "task-is-finished-after-entry": {
    title: "no task is finished before it was entered",
    of: "task",
    sql: `select TaskNum as k from task where DateTimeFinished > ${emptyDate} and DateTimeFinished < DateTimeEntry`,
  },
  "task-is-in-a-list": {
    title: "a task is in a list",
    of: "task",
    source: "Database maintenance: tasks",
    sql: "select TaskNum as k from task where TaskListNum = 0",
  },
  "task-note-follows-its-task": {
    title: "no note precedes its task",
    of: "tasknote",
    sql: `select n.TaskNoteNum as k from tasknote n left join task t on t.TaskNum = n.TaskNum
      where t.TaskNum is null or n.DateTimeNote < t.DateTimeEntry`,
  },
  "lab-case-is-made-in-order": {
    title: "a lab case is created, sent, received and checked in this order",
    of: "labcase",
    sql: `select LabCaseNum as k from labcase
      where (DateTimeSent > ${emptyDate} and DateTimeSent < DateTimeCreated)
        or (DateTimeRecd > ${emptyDate} and DateTimeRecd < DateTimeSent)
        or (DateTimeChecked > ${emptyDate} and DateTimeChecked < DateTimeRecd)`,
  },
  "lab-case-is-its-appointments": {
    title: "a lab case is of its appointment's patient",
    of: "labcase",
    sql: `select l.LabCaseNum as k from labcase l join appointment a on a.AptNum = l.AptNum
      where l.AptNum <> 0 and a.PatNum <> l.PatNum`,
  },
  "lab-case-names-patient-and-laboratory": {
    title: "a lab case names a patient, a laboratory and a provider",
    of: "labcase",
    sql: "select LabCaseNum as k from labcase where PatNum = 0 or LaboratoryNum = 0 or ProvNum = 0",
  },
  "lab-fee-is-not-negative": {
    title: "no lab fee is negative",
    of: "labcase",
    sql: "select LabCaseNum as k from labcase where LabFee < 0",
  },
  "prescription-names-drug-and-prescriber": {
    title: "a prescription names a patient, a drug and who prescribed it",
    of: "rxpat",
    sql: "select RxNum as k from rxpat where PatNum = 0 or ProvNum = 0 or coalesce(Drug, '') = ''",
  },
  "prescription-is-its-procedures": {
    title: "a prescription is of its procedure's patient",
    of: "rxpat",
    sql: `select r.RxNum as k from rxpat r join procedurelog p on p.ProcNum = r.ProcNum
      where r.ProcNum <> 0 and p.PatNum <> r.PatNum`,
  },
  "allergy-is-stated-once": {
    title: "a patient has an active allergy once",
    of: "allergy",
    sql: `select min(AllergyNum) as k from allergy where StatusIsActive = 1
      group by PatNum, AllergyDefNum having count(*) > 1`,
  },
  "problem-ends-after-it-starts": {
    title: "no problem ends before it starts",
    of: "disease",
    sql: `select DiseaseNum as k from disease where DateStop > ${emptyDate} and DateStop < DateStart`,
  },
  "active-problem-has-no-end": {
    title: "an active problem did not end before today",
    of: "disease",
    sql: `select DiseaseNum as k from disease where ProbStatus = 0 and DateStop > ${emptyDate} and DateStop < {asOf}`,
  },
  "medication-ends-after-it-starts": {
    title: "no medication ends before it starts",
    of: "medicationpat",
    sql: `select MedicationPatNum as k from medicationpat where DateStop > ${emptyDate} and DateStop < DateStart`,
  },
  "medication-is-named": {
    title: "a patient's medication is of the list or described",
    of: "medicationpat",
    sql: `select MedicationPatNum as k from medicationpat
      where PatNum = 0 or (MedicationNum = 0 and coalesce(MedDescript, '') = '')`,
  },
  "medication-has-a-generic": {
    title: "a medication's generic is its own generic",
    of: "medication",
    source: "Database maintenance: medications",
    sql: `select m.MedicationNum as k from medication m left join medication g on g.MedicationNum = m.GenericNum
      where g.MedicationNum is null or g.GenericNum <> g.MedicationNum`,
  },
  "document-is-in-a-category": {
    title: "a document is in a category of the office's",
    of: "document",
    source: "Database maintenance: documents",
    sql: `select t.DocNum as k from document t ${joinDefinition("t.DocCategory", 18)}
      where d.DefNum is null`,
  },
  "document-is-a-file-of-a-patient": {
    title: "a document is a file of a patient",
    of: "document",
    sql: `select DocNum as k from document
      where PatNum = 0 or (coalesce(FileName, '') = '' and coalesce(RawBase64, '') = '')`,
  },
  "document-is-filed-once": {
    title: "no two documents of a patient are one file",
    of: "document",
    sql: `select min(DocNum) as k from document where coalesce(FileName, '') <> ''
      group by PatNum, FileName having count(*) > 1`,
  },
  "referral-names-whom-and-who": {
    title: "a referral names a patient and a source or a specialist",
    of: "refattach",
    source: "Database maintenance: referrals",
    sql: "select RefAttachNum as k from refattach where PatNum = 0 or ReferralNum = 0",
  },
  "referral-is-its-procedures": {
    title: "a referral out is of its procedure's patient",
    of: "refattach",
    sql: `select r.RefAttachNum as k from refattach r join procedurelog p on p.ProcNum = r.ProcNum
      where r.ProcNum <> 0 and p.PatNum <> r.PatNum`,
  },
  "referral-from-is-stated-once": {
    title: "a patient is referred by one source once",
    of: "refattach",
    sql: `select min(RefAttachNum) as k from refattach where RefType = 1
      group by PatNum, ReferralNum having count(*) > 1`,
  },
  "referral-in-has-no-status": {
    title: "only a referral out has a status and a procedure",
    of: "refattach",
    sql: "select RefAttachNum as k from refattach where RefType = 1 and (RefToStatus <> 0 or ProcNum <> 0)",
  },
  "contact-type-is-one-of-the-offices": {
    title: "a contact's type is one of the office's",
    of: "commlog",
    source: "Schema documentation: commlog.CommType",
    sql: `select c.CommlogNum as k from commlog c ${joinDefinition("c.CommType", 27)}
      where c.CommType <> 0 and d.DefNum is null`,
  },
  "contact-ends-after-it-begins": {
    title: "no contact ends before it begins",
    of: "commlog",
    sql: `select CommlogNum as k from commlog where DateTimeEnd > ${emptyDate} and DateTimeEnd < CommDateTime`,
  },
  "contact-is-of-someone": {
    title: "a contact is with a patient or a referral source",
    of: "commlog",
    sql: "select CommlogNum as k from commlog where PatNum = 0 and ReferralNum = 0",
  },
  "contact-is-not-ahead": {
    title: "no contact lies ahead",
    of: "commlog",
    source: "Database maintenance: dates",
    sql: `select CommlogNum as k from commlog where ${dayOf("CommDateTime")} > {asOf}`,
  },
  "audit-entry-has-a-hash": {
    title: "an entry of the audit trail has one hash",
    of: "securitylog",
    sql: `select s.SecurityLogNum as k from securitylog s
      left join (select SecurityLogNum, count(*) as Hashes from securityloghash group by SecurityLogNum) h
        on h.SecurityLogNum = s.SecurityLogNum where coalesce(h.Hashes, 0) <> 1`,
  },
  "entry-log-names-an-appointment": {
    title: "the entry of an appointment names one",
    of: "entrylog",
    sql: `select e.EntryLogNum as k from entrylog e left join appointment a on a.AptNum = e.FKey
      left join histappointment h on h.AptNum = e.FKey and h.HistApptAction = 4
      where e.FKeyType = 0 and a.AptNum is null and h.HistApptNum is null`,
  },
});
