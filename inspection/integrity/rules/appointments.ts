import { ruleGroup } from "../rule.ts";
import { dayOf, emptyDate, joinDefinition, minuteOf } from "../sql-terms.ts";

/** The five minutes of a pattern's letters from the start, as minutes of the day. */
const endOf = (alias: string): string => `${minuteOf(`${alias}.AptDateTime`)} + length(${alias}.Pattern) * 5`;

/** `distinct` makes MySQL keep the rows with their day and index them, where it would compare each with each. */
const onTheSchedule = `(select distinct AptNum, PatNum, Op, AptDateTime, Pattern, ${dayOf("AptDateTime")} as Day
  from appointment where AptStatus in (1, 2))`;

const overlap = `a.AptNum < b.AptNum and ${minuteOf("a.AptDateTime")} < ${endOf("b")}
  and ${minuteOf("b.AptDateTime")} < ${endOf("a")}`;

export const appointmentRules = ruleGroup("appointments", "Database maintenance: appointments", {
  "completed-holds-no-planned-procedure": {
    title: "a completed appointment holds no planned procedure",
    of: "procedurelog",
    sql: `select p.ProcNum as k from procedurelog p join appointment a on a.AptNum = p.AptNum
      where a.AptStatus = 2 and p.ProcStatus = 1`,
  },
  "scheduled-holds-no-completed-procedure": {
    title: "a scheduled appointment holds no completed procedure",
    of: "procedurelog",
    sql: `select p.ProcNum as k from procedurelog p join appointment a on a.AptNum = p.AptNum
      where a.AptStatus = 1 and p.ProcStatus = 2`,
  },
  "completed-has-procedures": {
    title: "a completed appointment has procedures",
    of: "appointment",
    sql: `select a.AptNum as k from appointment a left join procedurelog p on p.AptNum = a.AptNum
      where a.AptStatus = 2 and p.ProcNum is null`,
  },
  "scheduled-has-procedures": {
    title: "a scheduled appointment has procedures",
    of: "appointment",
    sql: `select a.AptNum as k from appointment a left join procedurelog p on p.AptNum = a.AptNum
      where a.AptStatus = 1 and p.ProcNum is null`,
  },
  "completed-procedure-has-its-day": {
    title: "a completed procedure is dated as its completed appointment",
    of: "procedurelog",
    sql: `select p.ProcNum as k from procedurelog p join appointment a on a.AptNum = p.AptNum
      where a.AptStatus = 2 and p.ProcStatus = 2 and p.ProcDate <> ${dayOf("a.AptDateTime")}`,
  },
  "procedure-is-its-patients": {
    title: "a procedure hangs on an appointment of its own patient",
    of: "procedurelog",
    sql: `select p.ProcNum as k from procedurelog p join appointment a on a.AptNum = p.AptNum
      where p.AptNum <> 0 and a.PatNum <> p.PatNum`,
  },
  "planned-procedure-is-its-patients": {
    title: "a procedure's planned appointment is a planned one of its own patient",
    of: "procedurelog",
    sql: `select p.ProcNum as k from procedurelog p join appointment a on a.AptNum = p.PlannedAptNum
      where p.PlannedAptNum <> 0 and (a.PatNum <> p.PatNum or a.AptStatus <> 6)`,
  },
  "pattern-is-not-empty": {
    title: "an appointment has a time pattern",
    of: "appointment",
    sql: "select AptNum as k from appointment where coalesce(Pattern, '') = ''",
  },
  "pattern-is-provider-and-assistant-time": {
    title: "a time pattern is made of X and /",
    of: "appointment",
    source: "Schema documentation: appointment.Pattern",
    sql: "select AptNum as k from appointment where replace(replace(Pattern, 'X', ''), '/', '') <> ''",
  },
  "ends-on-its-own-day": {
    title: "an appointment ends on its own day",
    of: "appointment",
    sql: `select a.AptNum as k from appointment a where ${endOf("a")} > 1440`,
  },
  "has-a-date": {
    title: "an appointment has a date",
    of: "appointment",
    sql: "select AptNum as k from appointment where AptStatus not in (3, 6) and AptDateTime < '1880-01-01'",
  },
  "on-the-schedule-has-a-chair": {
    title: "an appointment on the schedule has a chair",
    of: "appointment",
    sql: "select AptNum as k from appointment where AptStatus in (1, 2, 5) and Op = 0",
  },
  "unscheduled-has-no-chair": {
    title: "an appointment on the unscheduled list has no chair",
    of: "appointment",
    sql: "select AptNum as k from appointment where AptStatus = 3 and Op <> 0",
  },
  "has-a-patient-and-a-provider": {
    title: "an appointment names a patient and a provider",
    of: "appointment",
    sql: "select AptNum as k from appointment where PatNum = 0 or ProvNum = 0",
  },
  "status-is-in-use": {
    title: "no appointment has status None or the retired ASAP",
    of: "appointment",
    source: "Schema documentation: appointment.AptStatus",
    sql: "select AptNum as k from appointment where AptStatus in (0, 4)",
  },
  "scheduled-lies-ahead": {
    title: "no appointment is scheduled before today",
    of: "appointment",
    source: "Manual: the appointments of a day are completed or broken before it ends",
    sql: `select AptNum as k from appointment where AptStatus = 1 and ${dayOf("AptDateTime")} <= {asOf}`,
  },
  "completed-lies-behind": {
    title: "no appointment after today is completed or broken",
    of: "appointment",
    sql: `select AptNum as k from appointment where AptStatus = 2 and ${dayOf("AptDateTime")} > {asOf}`,
  },
  "arrived-seated-dismissed-in-order": {
    title: "a patient arrives, is seated and is dismissed in this order",
    of: "appointment",
    source: "Manual: appointment times",
    sql: `select AptNum as k from appointment where AptStatus = 2
      and (DateTimeArrived > DateTimeSeated or DateTimeSeated > DateTimeDismissed)`,
  },
  "attendance-is-on-its-day": {
    title: "a patient arrives, is seated and is dismissed on the appointment's day",
    of: "appointment",
    source: "Manual: appointment times",
    sql: `select AptNum as k from appointment where AptStatus = 2 and (
      (${dayOf("DateTimeArrived")} > ${emptyDate} and ${dayOf("DateTimeArrived")} <> ${dayOf("AptDateTime")})
      or (${dayOf("DateTimeSeated")} > ${emptyDate} and ${dayOf("DateTimeSeated")} <> ${dayOf("AptDateTime")})
      or (${dayOf("DateTimeDismissed")} > ${emptyDate} and ${dayOf("DateTimeDismissed")} <> ${dayOf("AptDateTime")}))`,
  },
  "only-visits-are-attended": {
    title: "nobody is seated or dismissed at an appointment that did not take place",
    of: "appointment",
    source: "Manual: appointment times",
    sql: `select AptNum as k from appointment where AptStatus in (1, 3, 5, 6)
      and (DateTimeSeated > ${emptyDate} or DateTimeDismissed > ${emptyDate})`,
  },
  "chair-holds-one-at-a-time": {
    title: "no two appointments share a chair at a time",
    of: "appointment",
    source: "Manual: double booking of an operatory is refused",
    sql: `select b.AptNum as k from ${onTheSchedule} a join ${onTheSchedule} b
      on a.Op = b.Op and a.Day = b.Day where ${overlap}`,
  },
  "patient-sits-in-one-chair-at-a-time": {
    title: "no two appointments of a patient overlap",
    of: "appointment",
    source: "Manual: appointments of a patient",
    sql: `select b.AptNum as k from ${onTheSchedule} a join ${onTheSchedule} b
      on a.PatNum = b.PatNum and a.Day = b.Day where ${overlap}`,
  },
  "one-first-visit": {
    title: "only one completed visit of a patient is the new patient's",
    of: "appointment",
    source: "Schema documentation: appointment.IsNewPatient",
    sql: `select PatNum as k from appointment where AptStatus = 2 and IsNewPatient = 1
      group by PatNum having count(*) > 1`,
  },
  "first-visit-comes-first": {
    title: "no completed visit precedes the new patient's",
    of: "appointment",
    source: "Schema documentation: appointment.IsNewPatient",
    sql: `select a.AptNum as k from appointment a join (
        select PatNum, min(AptDateTime) as First from appointment where AptStatus = 2 group by PatNum
      ) v on v.PatNum = a.PatNum
      where a.AptStatus = 2 and a.IsNewPatient = 1 and v.First < a.AptDateTime`,
  },
  "confirmation-is-one-of-the-offices": {
    title: "a confirmation is one of the office's",
    of: "appointment",
    sql: `select a.AptNum as k from appointment a ${joinDefinition("a.Confirmed", 2)} where d.DefNum is null`,
  },
  "unscheduled-status-is-one-of-the-offices": {
    title: "an unscheduled status is one of the office's",
    of: "appointment",
    source: "Schema documentation: appointment.UnschedStatus",
    sql: `select a.AptNum as k from appointment a ${joinDefinition("a.UnschedStatus", 13)}
      where a.UnschedStatus <> 0 and d.DefNum is null`,
  },
  "next-is-planned": {
    title: "an appointment was scheduled from a planned one of its patient",
    of: "appointment",
    source: "Schema documentation: appointment.NextAptNum",
    sql: `select a.AptNum as k from appointment a left join appointment n on n.AptNum = a.NextAptNum
      where a.NextAptNum <> 0 and (n.AptNum is null or n.AptStatus <> 6 or n.PatNum <> a.PatNum)`,
  },
  "hygienist-is-one": {
    title: "an appointment's hygienist is a secondary provider",
    of: "appointment",
    source: "Schema documentation: provider.IsSecondary",
    sql: `select a.AptNum as k from appointment a join provider h on h.ProvNum = a.ProvHyg
      where a.ProvHyg <> 0 and h.IsSecondary = 0`,
  },
  "second-plan-follows-first": {
    title: "an appointment with a second plan has a first and another one",
    of: "appointment",
    source: "Schema documentation: appointment.InsPlan1 and InsPlan2",
    sql: "select AptNum as k from appointment where InsPlan2 <> 0 and InsPlan1 = 0",
  },
  "describes-its-procedures": {
    title: "an appointment with procedures describes them",
    of: "appointment",
    source: "Schema documentation: appointment.ProcDescript",
    sql: `select distinct a.AptNum as k from appointment a join procedurelog p on p.AptNum = a.AptNum
      where a.AptStatus in (1, 2) and coalesce(a.ProcDescript, '') = ''`,
  },
  "entered-by-its-day": {
    title: "an appointment is entered by its day",
    of: "appointment",
    source: "Schema documentation: appointment.SecDateTEntry",
    sql: `select AptNum as k from appointment where AptStatus in (1, 2, 5)
      and ${dayOf("SecDateTEntry")} > ${dayOf("AptDateTime")}`,
  },
  "stands-in-its-chairs-clinic": {
    title: "an appointment is in the clinic of its chair",
    of: "appointment",
    source: "Manual: clinics and operatories",
    sql: `select a.AptNum as k from appointment a join operatory o on o.OperatoryNum = a.Op
      where a.Op <> 0 and o.ClinicNum <> 0 and a.ClinicNum <> o.ClinicNum`,
  },
  "provider-still-works": {
    title: "no appointment follows its provider's last day",
    of: "appointment",
    source: "Schema documentation: provider.DateTerm",
    sql: `select a.AptNum as k from appointment a join provider p on p.ProvNum = a.ProvNum
      where a.AptStatus in (1, 2) and p.DateTerm > '1880-01-01' and ${dayOf("a.AptDateTime")} > p.DateTerm`,
  },
  "only-patients-are-expected": {
    title: "no inactive, archived, deleted or deceased patient has a scheduled appointment",
    of: "appointment",
    source: "Manual: patient status",
    sql: `select a.AptNum as k from appointment a join patient p on p.PatNum = a.PatNum
      where a.AptStatus = 1 and p.PatStatus in (2, 3, 4, 5)`,
  },
  "visit-falls-into-its-chairs-hours": {
    title: "a completed visit falls into hours at its chair",
    of: "appointment",
    source: "Manual: schedules of providers in operatories",
    sql: `select a.AptNum as k from appointment a where a.AptStatus = 2 and not exists (
      select 1 from schedule s join scheduleop o on o.ScheduleNum = s.ScheduleNum
      where s.SchedDate = ${dayOf("a.AptDateTime")} and o.OperatoryNum = a.Op
        and ${minuteOf("s.StartTime")} <= ${minuteOf("a.AptDateTime")} and ${minuteOf("s.StopTime")} >= ${endOf("a")})`,
  },
  "broken-was-missed-or-cancelled": {
    title: "a broken appointment was missed or cancelled in its history",
    of: "appointment",
    source: "Schema documentation: histappointment.HistApptAction",
    sql: `select a.AptNum as k from appointment a
      left join histappointment h on h.AptNum = a.AptNum and h.HistApptAction in (2, 3)
      where a.AptStatus = 5 and h.HistApptNum is null`,
  },
  "created-once": {
    title: "an appointment was created once in its history",
    of: "appointment",
    source: "Schema documentation: histappointment.HistApptAction",
    sql: `select a.AptNum as k from appointment a
      left join histappointment h on h.AptNum = a.AptNum and h.HistApptAction = 0
      group by a.AptNum having count(h.HistApptNum) <> 1`,
  },
  "history-belongs-to-an-appointment": {
    title: "a history row belongs to an appointment, unless it was deleted",
    of: "histappointment",
    source: "Schema documentation: histappointment.AptNum",
    sql: `select h.HistApptNum as k from histappointment h left join appointment a on a.AptNum = h.AptNum
      left join histappointment g on g.AptNum = h.AptNum and g.HistApptAction = 4
      where a.AptNum is null and g.HistApptNum is null`,
  },
  "history-is-its-patients": {
    title: "a history row is of its appointment's patient",
    of: "histappointment",
    source: "Schema documentation: histappointment",
    sql: `select h.HistApptNum as k from histappointment h join appointment a on a.AptNum = h.AptNum
      where h.PatNum <> a.PatNum`,
  },
  "history-begins-with-creation": {
    title: "nothing happened to an appointment before it was created",
    of: "histappointment",
    source: "Schema documentation: histappointment.HistDateTStamp",
    sql: `select h.HistApptNum as k from histappointment h
      join histappointment c on c.AptNum = h.AptNum and c.HistApptAction = 0
      where h.HistDateTStamp < c.HistDateTStamp`,
  },
  "creation-is-in-the-audit-trail": {
    title: "an appointment's creation is in the entry log",
    of: "appointment",
    source: "Schema documentation: entrylog.FKeyType",
    sql: `select a.AptNum as k from appointment a
      left join entrylog e on e.FKey = a.AptNum and e.FKeyType = 0
      where e.EntryLogNum is null`,
  },
});
