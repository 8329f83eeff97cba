import { ruleGroup } from "../rule.ts";
import { differ, emptyDate, joinDefinition } from "../sql-terms.ts";

/** A claim's amount beside the sum of its lines'. */
const unlikeItsLines = (amount: string, lineAmount: string): string =>
  `select c.ClaimNum as k from claim c
   join (select ClaimNum, sum(${lineAmount}) as Total from claimproc where ClaimNum <> 0 group by ClaimNum) l
     on l.ClaimNum = c.ClaimNum
   where ${differ(`c.${amount}`, "l.Total")}`;

export const claimRules = ruleGroup("claims", "Database maintenance: claims", {
  "has-a-line": {
    title: "a claim has a line",
    of: "claim",
    sql: `select c.ClaimNum as k from claim c left join claimproc l on l.ClaimNum = c.ClaimNum
      where l.ClaimProcNum is null`,
  },
  "estimate-is-the-sum-of-its-lines": {
    title: "a claim's estimate is the sum of its lines'",
    of: "claim",
    source: "Schema documentation: claim.InsPayEst",
    sql: unlikeItsLines("InsPayEst", "InsPayEst"),
  },
  "payment-is-the-sum-of-its-lines": {
    title: "what a claim was paid is the sum of its lines'",
    of: "claim",
    source: "Schema documentation: claim.InsPayAmt",
    sql: unlikeItsLines("InsPayAmt", "InsPayAmt"),
  },
  "deductible-is-the-sum-of-its-lines": {
    title: "a claim's deductible is the sum of its lines'",
    of: "claim",
    source: "Schema documentation: claim.DedApplied",
    sql: unlikeItsLines("DedApplied", "DedApplied"),
  },
  "write-off-is-the-sum-of-its-lines": {
    title: "a claim's write-off is the sum of its lines'",
    of: "claim",
    sql: unlikeItsLines("WriteOff", "WriteOff"),
  },
  "fee-is-the-sum-of-its-lines": {
    title: "a claim's fee is the sum of its lines'",
    of: "claim",
    source: "Schema documentation: claim.ClaimFee",
    sql: unlikeItsLines("ClaimFee", "FeeBilled"),
  },
  "status-is-known": {
    title: "a claim's status is U, W, S, R, H or I",
    of: "claim",
    source: "Schema documentation: claim.ClaimStatus",
    sql: "select ClaimNum as k from claim where ClaimStatus not in ('U', 'W', 'S', 'R', 'H', 'I')",
  },
  "type-is-known": {
    title: "a claim's type is P, S, PreAuth, Other or Cap",
    of: "claim",
    source: "Schema documentation: claim.ClaimType",
    sql: "select ClaimNum as k from claim where ClaimType not in ('P', 'S', 'PreAuth', 'Other', 'Cap')",
  },
  "names-patient-and-providers": {
    title: "a claim names its patient, who treated and who bills",
    of: "claim",
    sql: "select ClaimNum as k from claim where PatNum = 0 or ProvTreat = 0 or ProvBill = 0",
  },
  "sent-has-its-day": {
    title: "a claim that was sent has the day",
    of: "claim",
    source: "Schema documentation: claim.DateSent",
    sql: `select ClaimNum as k from claim where ClaimStatus in ('S', 'R') and DateSent <= ${emptyDate}`,
  },
  "waiting-was-not-sent": {
    title: "a claim that waits has no day of sending",
    of: "claim",
    source: "Schema documentation: claim.ClaimStatus",
    sql: `select ClaimNum as k from claim where ClaimStatus in ('U', 'W', 'H') and DateSent > ${emptyDate}
      and DateResent <= ${emptyDate}`,
  },
  "sent-after-the-service": {
    title: "no claim is sent before its service",
    of: "claim",
    source: "Database maintenance: dates",
    sql: `select ClaimNum as k from claim
      where ClaimType <> 'PreAuth' and DateSent > ${emptyDate} and DateSent < DateService`,
  },
  "first-sent-before-last": {
    title: "a claim is first sent on the day it is last sent, or earlier",
    of: "claim",
    source: "Schema documentation: claim.DateSentOrig",
    sql: `select ClaimNum as k from claim where DateSent > ${emptyDate}
      and (DateSentOrig <= ${emptyDate} or DateSentOrig > DateSent)`,
  },
  "received-has-its-day": {
    title: "a received claim has the day",
    of: "claim",
    source: "Schema documentation: claim.DateReceived",
    sql: `select ClaimNum as k from claim where ClaimStatus = 'R' and DateReceived <= ${emptyDate}`,
  },
  "received-after-sent": {
    title: "no claim is received before it was sent",
    of: "claim",
    source: "Schema documentation: claim.DateReceived",
    sql: `select ClaimNum as k from claim where DateReceived > ${emptyDate} and DateReceived < DateSentOrig`,
  },
  "only-received-has-an-answers-day": {
    title: "only a received claim has a day of receipt",
    of: "claim",
    source: "Schema documentation: claim.DateReceived",
    sql: `select ClaimNum as k from claim where ClaimStatus <> 'R' and DateReceived > ${emptyDate}`,
  },
  "plan-is-the-subscriptions": {
    title: "a claim's plan is its subscription's",
    of: "claim",
    sql: `select c.ClaimNum as k from claim c left join inssub s on s.InsSubNum = c.InsSubNum
      where s.InsSubNum is null or s.PlanNum <> c.PlanNum`,
  },
  "other-plan-is-the-subscriptions": {
    title: "a claim's other plan is its other subscription's",
    of: "claim",
    sql: `select c.ClaimNum as k from claim c left join inssub s on s.InsSubNum = c.InsSubNum2
      where (c.PlanNum2 <> 0 or c.InsSubNum2 <> 0) and (s.InsSubNum is null or s.PlanNum <> c.PlanNum2)`,
  },
  "self-is-the-subscriber": {
    title: "the patient of a claim as the subscriber is the subscriber",
    of: "claim",
    source: "Schema documentation: claim.PatRelat",
    sql: `select c.ClaimNum as k from claim c join inssub s on s.InsSubNum = c.InsSubNum
      where c.PatRelat = 0 and s.Subscriber <> c.PatNum`,
  },
  "dependent-is-not-the-subscriber": {
    title: "the patient of a claim as a dependent is not the subscriber",
    of: "claim",
    source: "Schema documentation: claim.PatRelat",
    sql: `select c.ClaimNum as k from claim c join inssub s on s.InsSubNum = c.InsSubNum
      where c.PatRelat in (1, 2) and s.Subscriber = c.PatNum`,
  },
  "secondary-names-the-primary": {
    title: "a secondary claim names the other plan",
    of: "claim",
    source: "Manual: secondary claims",
    sql: "select ClaimNum as k from claim where ClaimType = 'S' and PlanNum2 = 0",
  },
  "secondary-follows-a-primary": {
    title: "a secondary claim follows a primary one with its procedures",
    of: "claim",
    source: "Manual: secondary claims",
    sql: `select s.ClaimNum as k from claim s left join (
        select sl.ClaimNum from claimproc sl
        join claim sc on sc.ClaimNum = sl.ClaimNum and sc.ClaimType = 'S'
        join claimproc pl on pl.ProcNum = sl.ProcNum and pl.ProcNum <> 0
        join claim pc on pc.ClaimNum = pl.ClaimNum and pc.ClaimType = 'P'
        group by sl.ClaimNum) f on f.ClaimNum = s.ClaimNum
      where s.ClaimType = 'S' and f.ClaimNum is null`,
  },
  "secondary-waits-for-the-primary": {
    title: "a secondary claim is not sent before the primary one is received",
    of: "claim",
    source: "Manual: claim status Hold until primary received",
    sql: `select distinct s.ClaimNum as k from claim s
      join claimproc sl on sl.ClaimNum = s.ClaimNum and sl.ProcNum <> 0 and sl.Status in (0, 1)
      join claimproc pl on pl.ProcNum = sl.ProcNum and pl.Status in (0, 1) and pl.ClaimNum <> s.ClaimNum
      join claim p on p.ClaimNum = pl.ClaimNum and p.ClaimType = 'P'
      where s.ClaimType = 'S' and s.DateSent > ${emptyDate} and (p.ClaimStatus <> 'R' or s.DateSent < p.DateReceived)`,
  },
  "serves-its-earliest-procedure": {
    title: "a claim's day of service is its earliest procedure's",
    of: "claim",
    source: "Schema documentation: claim.DateService",
    sql: `select c.ClaimNum as k from claim c join (
        select ClaimNum, min(ProcDate) as Day from claimproc where Status in (0, 1) and ProcNum <> 0 group by ClaimNum
      ) l on l.ClaimNum = c.ClaimNum where c.ClaimType <> 'PreAuth' and c.DateService <> l.Day`,
  },
  "preauthorization-asks-for-no-money": {
    title: "a preauthorization is paid nothing and writes nothing off",
    of: "claim",
    source: "Manual: preauthorizations",
    sql: "select ClaimNum as k from claim where ClaimType = 'PreAuth' and (InsPayAmt <> 0 or WriteOff <> 0)",
  },
  "tracking-is-one-of-the-offices": {
    title: "a claim's tracking status is one of the office's",
    of: "claimtracking",
    source: "Schema documentation: claimtracking.TrackingDefNum",
    sql: `select t.ClaimTrackingNum as k from claimtracking t ${joinDefinition("t.TrackingDefNum", 31)}
      where t.TrackingDefNum <> 0 and d.DefNum is null`,
  },
  "tracking-follows-entry": {
    title: "a claim is not tracked before it was entered",
    of: "claimtracking",
    source: "Schema documentation: claimtracking.DateTimeEntry",
    sql: `select t.ClaimTrackingNum as k from claimtracking t join claim c on c.ClaimNum = t.ClaimNum
      where cast(t.DateTimeEntry as date) < c.SecDateEntry`,
  },
  "custom-tracking-is-one-of-the-offices": {
    title: "a claim's custom tracking is one of the office's",
    of: "claim",
    source: "Schema documentation: claim.CustomTracking",
    sql: `select c.ClaimNum as k from claim c ${joinDefinition("c.CustomTracking", 31)}
      where c.CustomTracking <> 0 and d.DefNum is null`,
  },
  "transmission-is-of-its-claim": {
    title: "a transmission names its claim's patient",
    of: "etrans",
    source: "Schema documentation: etrans.ClaimNum",
    sql: `select e.EtransNum as k from etrans e join claim c on c.ClaimNum = e.ClaimNum
      where e.ClaimNum <> 0 and e.PatNum <> 0 and e.PatNum <> c.PatNum`,
  },
  "snapshot-is-taken-once": {
    title: "a claim line has one snapshot",
    of: "claimsnapshot",
    source: "Schema documentation: claimsnapshot.ClaimProcNum",
    sql: `select min(ClaimSnapshotNum) as k from claimsnapshot where ClaimProcNum <> 0
      group by ClaimProcNum having count(*) > 1`,
  },
  "snapshot-is-of-its-procedure": {
    title: "a snapshot is of its line's procedure",
    of: "claimsnapshot",
    source: "Schema documentation: claimsnapshot.ProcNum",
    sql: `select s.ClaimSnapshotNum as k from claimsnapshot s join claimproc l on l.ClaimProcNum = s.ClaimProcNum
      where s.ProcNum <> l.ProcNum`,
  },
});
