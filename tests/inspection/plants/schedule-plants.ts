import { add, change, copy, first, type Plant, plant } from "./plant.ts";

const completed = "AptStatus = 2";
const scheduled = "AptStatus = 1";
const otherPatient = "PatNum = PatNum + 1";

/** A completed procedure on a completed appointment, and a planned one on a scheduled one. */
const done = `AptNum in (select AptNum from appointment where ${completed}) and ProcStatus = 2`;
const onSchedule = `AptNum in (select AptNum from appointment where ${scheduled}) and ProcStatus = 1`;

export const schedulePlants: Readonly<Record<string, Plant>> = {
  "appointments/completed-holds-no-planned-procedure": plant(change("procedurelog", "ProcStatus = 1", done)),
  "appointments/scheduled-holds-no-completed-procedure": plant(
    change("procedurelog", "ProcStatus = 2", onSchedule),
  ),
  "appointments/completed-has-procedures": plant(
    `update procedurelog set AptNum = 0 where AptNum = ${first("appointment", completed)}`,
  ),
  "appointments/scheduled-has-procedures": plant(
    `update procedurelog set AptNum = 0 where AptNum = ${first("appointment", scheduled)}`,
  ),
  "appointments/completed-procedure-has-its-day": plant(
    change("procedurelog", "ProcDate = ProcDate - 1", done),
  ),
  "appointments/procedure-is-its-patients": plant(
    change("procedurelog", `AptNum = ${first("appointment", `${completed} and PatNum <> 1`)}`, "PatNum = 1"),
  ),
  "appointments/planned-procedure-is-its-patients": plant(
    change("procedurelog", `PlannedAptNum = ${first("appointment", completed)}`, "ProcStatus = 1"),
  ),
  "appointments/pattern-is-not-empty": plant(change("appointment", "Pattern = ''", completed)),
  "appointments/pattern-is-provider-and-assistant-time": plant(
    change("appointment", "Pattern = '/' || 'O' || Pattern[3:]", completed),
  ),
  "appointments/ends-on-its-own-day": plant(
    change("appointment", "Pattern = repeat('X', 280)", "AptStatus = 5"),
  ),
  "appointments/has-a-date": plant(
    change("appointment", "AptDateTime = timestamp '0001-01-01 00:00:00'", "AptStatus = 5"),
  ),
  "appointments/on-the-schedule-has-a-chair": plant(change("appointment", "Op = 0", scheduled)),
  "appointments/unscheduled-has-no-chair": plant(change("appointment", "AptStatus = 3", "AptStatus = 5")),
  "appointments/has-a-patient-and-a-provider": plant(change("appointment", "ProvNum = 0", scheduled)),
  "appointments/status-is-in-use": plant(change("appointment", "AptStatus = 4", "AptStatus = 5")),
  "appointments/scheduled-lies-ahead": plant(
    change("appointment", "AptDateTime = AptDateTime - interval 300 day", scheduled),
  ),
  "appointments/completed-lies-behind": plant(
    change("appointment", "AptDateTime = AptDateTime + interval 3000 day", completed),
  ),
  "appointments/arrived-seated-dismissed-in-order": plant(
    change("appointment", "DateTimeSeated = DateTimeDismissed + interval 5 minute", completed),
  ),
  "appointments/attendance-is-on-its-day": plant(
    change("appointment", "DateTimeArrived = DateTimeArrived - interval 1 day", completed),
  ),
  "appointments/only-visits-are-attended": plant(
    change("appointment", "DateTimeSeated = AptDateTime", "AptStatus = 5"),
  ),
  "appointments/chair-holds-one-at-a-time": plant(
    copy("appointment", { PatNum: "PatNum + 1", IsNewPatient: 0 }, scheduled),
  ),
  "appointments/patient-sits-in-one-chair-at-a-time": plant(
    copy("appointment", { Op: "987654321", IsNewPatient: 0 }, scheduled),
  ),
  "appointments/one-first-visit": plant(
    `update appointment set IsNewPatient = 1 where ${completed} and PatNum = (
       select min(PatNum) from appointment where ${completed} and PatNum in (
         select PatNum from appointment where ${completed} group by PatNum having count(*) > 1))`,
  ),
  "appointments/first-visit-comes-first": plant(
    `update appointment set IsNewPatient = (case when AptDateTime = (
         select max(b.AptDateTime) from appointment b where b.${completed} and b.PatNum = appointment.PatNum) then 1 else 0 end)
     where ${completed} and PatNum = (
       select min(PatNum) from (select PatNum from appointment where ${completed} group by PatNum having count(*) > 1))`,
  ),
  "appointments/confirmation-is-one-of-the-offices": plant(
    change("appointment", `Confirmed = ${first("definition", "Category = 1")}`),
  ),
  "appointments/unscheduled-status-is-one-of-the-offices": plant(
    change("appointment", `UnschedStatus = ${first("definition", "Category = 1")}`),
  ),
  "appointments/next-is-planned": plant(
    change("appointment", `NextAptNum = ${first("appointment", "AptStatus = 5")}`, scheduled),
  ),
  "appointments/hygienist-is-one": plant(
    change("appointment", `ProvHyg = ${first("provider", "IsSecondary = 0")}`),
  ),
  "appointments/second-plan-follows-first": plant(
    change("appointment", `InsPlan1 = 0, InsPlan2 = ${first("insplan")}`),
  ),
  "appointments/describes-its-procedures": plant(change("appointment", "ProcDescript = ''", completed)),
  "appointments/entered-by-its-day": plant(
    change("appointment", "SecDateTEntry = AptDateTime + interval 2 day", "AptStatus = 5"),
  ),
  "appointments/stands-in-its-chairs-clinic": plant(
    add("clinic", { ClinicNum: 7, Description: "'North'", Abbr: "'N'" }),
    change("operatory", "ClinicNum = 7"),
  ),
  "appointments/provider-still-works": plant(change("provider", "DateTerm = date '1990-01-01'")),
  "appointments/only-patients-are-expected": plant(
    `update patient set PatStatus = 2 where PatNum = (select min(PatNum) from appointment where ${scheduled})`,
  ),
  "appointments/visit-falls-into-its-chairs-hours": plant("delete from scheduleop where ScheduleOpNum < 400"),
  "appointments/broken-was-missed-or-cancelled": plant(
    `delete from histappointment where HistApptAction in (2, 3) and AptNum = ${first("appointment", "AptStatus = 5")}`,
  ),
  "appointments/created-once": plant(copy("histappointment", {}, "HistApptAction = 0")),
  "appointments/history-belongs-to-an-appointment": plant(
    change("histappointment", "AptNum = 987654321", "HistApptAction = 1"),
  ),
  "appointments/history-is-its-patients": plant(change("histappointment", otherPatient)),
  "appointments/history-begins-with-creation": plant(
    change(
      "histappointment",
      "HistDateTStamp = timestamp '2001-01-01 00:00:00'",
      "HistApptAction in (1, 2, 3)",
    ),
  ),
  "appointments/creation-is-in-the-audit-trail": plant(
    "delete from entrylog where FKeyType = 0 and FKey < 5",
  ),

  "schedules/block-lasts-five-minutes": plant(change("schedule", "StopTime = StartTime", "SchedType = 1")),
  "schedules/provider-block-names-a-provider": plant(change("schedule", "ProvNum = 0", "SchedType = 1")),
  "schedules/employee-block-names-an-employee": plant(
    copy("schedule", { SchedType: 3, ProvNum: 0, EmployeeNum: 0 }),
  ),
  "schedules/blockout-is-one-of-the-offices": plant(
    copy("schedule", { SchedType: 2, ProvNum: 0, BlockoutType: 1 }),
  ),
  "schedules/provider-is-in-one-place": plant(copy("schedule", {}, "SchedType = 1")),
  "schedules/holiday-is-free": plant(
    copy("schedule", { SchedType: 0, Status: 2, ProvNum: 0, ClinicNum: 0 }, "SchedType = 1"),
  ),
  "schedules/provider-still-works": plant(change("provider", "DateTerm = date '1990-01-01'")),
  "schedules/chair-is-stated-once": plant(copy("scheduleop", {})),

  "staff/clocks-out-after-in": plant(
    add("clockevent", {
      EmployeeNum: 1,
      TimeDisplayed1: "timestamp '2026-01-05 08:00:00'",
      TimeDisplayed2: "timestamp '2026-01-05 07:00:00'",
    }),
  ),
  "staff/clocks-in-for-a-day": plant(
    add("clockevent", {
      EmployeeNum: 1,
      TimeDisplayed1: "timestamp '2026-01-04 00:10:00'",
      TimeDisplayed2: "timestamp '2026-01-05 07:00:00'",
    }),
  ),
  "staff/clocks-out-in-the-end": plant(
    add("clockevent", { EmployeeNum: 1, TimeDisplayed1: "timestamp '2026-01-04 08:00:00'" }),
  ),
  "staff/clock-runs-once": plant(
    ...["987654321", "987654322"].map((key) =>
      add("clockevent", {
        ClockEventNum: key,
        EmployeeNum: 1,
        TimeDisplayed1: "timestamp '2026-01-04 08:00:00'",
        TimeDisplayed2: "timestamp '2026-01-04 12:00:00'",
      }),
    ),
  ),
  "staff/clock-event-names-an-employee": plant(
    add("clockevent", {
      TimeDisplayed1: "timestamp '2026-01-04 08:00:00'",
      TimeDisplayed2: "timestamp '2026-01-04 12:00:00'",
    }),
  ),
  "staff/user-name-is-ones-own": plant(`update userod set UserName = 'same'`),
  "staff/user-is-in-a-group": plant(`delete from usergroupattach where UserNum = ${first("userod")}`),
  "staff/provider-abbreviation-is-ones-own": plant("update provider set Abbr = 'same'"),
  "staff/provider-has-fees": plant(change("provider", "FeeSched = 0")),

  "recalls/one-of-a-type": plant(copy("recall", {})),
  "recalls/prophy-or-perio": plant(copy("recall", { RecallTypeNum: 3 }, "RecallTypeNum = 1")),
  "recalls/only-patients-are-recalled": plant(
    change("recall", "IsDisabled = 0", "PatNum in (select PatNum from patient where PatStatus = 2)"),
  ),
  "recalls/patient-is-recalled": plant(
    `delete from recall where PatNum = (select min(PatNum) from patient where PatStatus = 0 and DateFirstVisit > '1900-01-01')`,
  ),
  "recalls/disabled-is-not-scheduled": plant(
    change("recall", "IsDisabled = 1", "DateScheduled > '1900-01-01'"),
  ),
  "recalls/scheduled-lies-ahead": plant(
    change("recall", "DateScheduled = date '2020-01-01'", "IsDisabled = 0"),
  ),
  "recalls/scheduled-has-an-appointment": plant(
    change("recall", "DateScheduled = date '2030-01-01'", "IsDisabled = 0"),
  ),
  "recalls/last-visit-triggered-it": plant(
    change("recall", "DatePrevious = date '2031-01-01'", "DatePrevious > '1900-01-01'"),
  ),
  "recalls/last-visit-is-the-newest": plant(
    change(
      "recall",
      "DatePrevious = date '2001-01-01', DateDueCalc = date '0001-01-01'",
      "DatePrevious > '1900-01-01' and IsDisabled = 0 and RecallTypeNum = 1",
    ),
  ),
  "recalls/due-an-interval-later": plant(
    change("recall", "DateDueCalc = DateDueCalc + 20", "DatePrevious > '1900-01-01'"),
  ),
  "recalls/due-is-known": plant(
    change("recall", "DateDue = date '0001-01-01'", "DatePrevious > '1900-01-01' and IsDisabled = 0"),
  ),
  "recalls/interval-lasts": plant(change("recall", "RecallInterval = 0")),
  "recalls/status-is-one-of-the-offices": plant(change("recall", "RecallStatus = 1")),
  "recalls/trigger-is-stated-once": plant(copy("recalltrigger", {})),
};
