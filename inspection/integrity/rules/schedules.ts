import { ruleGroup } from "../rule.ts";
import { emptyDate, joinDefinition, minuteOf } from "../sql-terms.ts";

export const scheduleRules = ruleGroup("schedules", "Database maintenance: schedules", {
  "block-lasts-five-minutes": {
    title: "a block of time lasts at least five minutes",
    of: "schedule",
    sql: `select ScheduleNum as k from schedule where Status = 0 and SchedType <> 0
      and ${minuteOf("StopTime")} < ${minuteOf("StartTime")} + 5`,
  },
  "provider-block-names-a-provider": {
    title: "a provider's hours name the provider",
    of: "schedule",
    sql: "select ScheduleNum as k from schedule where SchedType = 1 and ProvNum = 0",
  },
  "employee-block-names-an-employee": {
    title: "an employee's hours name the employee",
    of: "schedule",
    sql: "select ScheduleNum as k from schedule where SchedType = 3 and EmployeeNum = 0",
  },
  "blockout-is-one-of-the-offices": {
    title: "a blockout's type is one of the office's",
    of: "schedule",
    source: "Schema documentation: schedule.BlockoutType",
    sql: `select s.ScheduleNum as k from schedule s ${joinDefinition("s.BlockoutType", 25)}
      where s.SchedType = 2 and d.DefNum is null`,
  },
  "provider-is-in-one-place": {
    title: "a provider works in one place at a time",
    of: "schedule",
    source: "Manual: provider schedules",
    sql: `select b.ScheduleNum as k from schedule a join schedule b
      on a.ProvNum = b.ProvNum and a.SchedDate = b.SchedDate and a.ScheduleNum < b.ScheduleNum
      where a.SchedType = 1 and b.SchedType = 1 and a.StartTime < b.StopTime and b.StartTime < a.StopTime`,
  },
  "holiday-is-free": {
    title: "no provider works on a holiday of the practice",
    of: "schedule",
    source: "Manual: holidays",
    sql: `select s.ScheduleNum as k from schedule s join schedule h
      on h.SchedDate = s.SchedDate and h.SchedType = 0 and h.Status = 2 and h.ClinicNum = 0
      where s.SchedType = 1 and s.Status = 0`,
  },
  "provider-still-works": {
    title: "no provider has hours after their last day",
    of: "schedule",
    source: "Schema documentation: provider.DateTerm",
    sql: `select s.ScheduleNum as k from schedule s join provider p on p.ProvNum = s.ProvNum
      where s.SchedType = 1 and p.DateTerm > '1880-01-01' and s.SchedDate > p.DateTerm`,
  },
  "chair-is-stated-once": {
    title: "a block of time names a chair once",
    of: "scheduleop",
    sql: `select min(ScheduleOpNum) as k from scheduleop group by ScheduleNum, OperatoryNum having count(*) > 1`,
  },
});

export const staffRules = ruleGroup("staff", "Manual: time cards and users", {
  "clocks-out-after-in": {
    title: "nobody clocks out before they clocked in",
    of: "clockevent",
    sql: `select ClockEventNum as k from clockevent
      where TimeDisplayed2 > ${emptyDate} and TimeDisplayed2 < TimeDisplayed1`,
  },
  "clocks-in-for-a-day": {
    title: "nobody is clocked in for more than a day",
    of: "clockevent",
    sql: `select ClockEventNum as k from clockevent where TimeDisplayed2 > ${emptyDate}
      and TimeDisplayed2 > TimeDisplayed1 + interval 1 day`,
  },
  "clocks-out-in-the-end": {
    title: "nobody is still clocked in from a day before",
    of: "clockevent",
    sql: `select ClockEventNum as k from clockevent
      where TimeDisplayed2 <= ${emptyDate} and TimeDisplayed1 < {asOf}`,
  },
  "clock-runs-once": {
    title: "nobody is clocked in twice at a time",
    of: "clockevent",
    sql: `select b.ClockEventNum as k from (select distinct ClockEventNum, EmployeeNum, TimeDisplayed1, TimeDisplayed2,
          cast(TimeDisplayed1 as date) as Day from clockevent where ClockStatus <> 2) a
      join (select distinct ClockEventNum, EmployeeNum, TimeDisplayed1, TimeDisplayed2,
          cast(TimeDisplayed1 as date) as Day from clockevent where ClockStatus <> 2) b
        on b.EmployeeNum = a.EmployeeNum and b.Day = a.Day and a.ClockEventNum < b.ClockEventNum
      where a.TimeDisplayed1 < b.TimeDisplayed2 and b.TimeDisplayed1 < a.TimeDisplayed2`,
  },
  "clock-event-names-an-employee": {
    title: "a clock event names an employee",
    of: "clockevent",
    sql: "select ClockEventNum as k from clockevent where EmployeeNum = 0",
  },
  "user-name-is-ones-own": {
    title: "no two users have one name",
    of: "userod",
    sql: "select min(UserNum) as k from userod group by UserName having count(*) > 1",
  },
  "user-is-in-a-group": {
    title: "a user is in a group",
    of: "userod",
    sql: `select u.UserNum as k from userod u left join usergroupattach a on a.UserNum = u.UserNum
      where a.UserGroupAttachNum is null`,
  },
  "provider-abbreviation-is-ones-own": {
    title: "no two providers in service have one abbreviation",
    of: "provider",
    sql: `select min(ProvNum) as k from provider where IsHidden = 0 and ProvStatus = 0
      group by Abbr having count(*) > 1`,
  },
  "provider-has-fees": {
    title: "a provider has a fee schedule",
    of: "provider",
    source: "Database maintenance: providers",
    sql: `select p.ProvNum as k from provider p left join feesched f on f.FeeSchedNum = p.FeeSched
      where f.FeeSchedNum is null`,
  },
});
