/**
 * OpenDental's own integrity rules as queries that return the rows which break them: a clean practice gives none.
 * They run on DuckDB and on MySQL alike. `{asOf}` stands for the practice's today.
 */
export const integrityRules: Readonly<Record<string, string>> = {
  // Dates
  "a date of birth is before the day the patient joined":
    "select PatNum from patient where Birthdate > SecDateEntry",
  "no transaction lies in the future": `
    select ProcNum as k from procedurelog where ProcStatus = 2 and ProcDate > {asOf}
    union all select PayNum from payment where PayDate > {asOf}
    union all select SplitNum from paysplit where DatePay > {asOf}
    union all select AdjNum from adjustment where AdjDate > {asOf}
    union all select ClaimPaymentNum from claimpayment where CheckDate > {asOf}
    union all select ClaimProcNum from claimproc where DateCP > {asOf}
    union all select ClaimNum from claim where DateSent > {asOf} or DateReceived > {asOf}
    union all select StatementNum from statement where DateSent > {asOf}`,
  "nothing was entered or edited after today": `
    select AptNum as k from appointment where cast(SecDateTEntry as date) > {asOf} or cast(DateTStamp as date) > {asOf}
    union all select ProcNum from procedurelog where cast(SecDateEntry as date) > {asOf} or cast(DateTStamp as date) > {asOf}
    union all select PatNum from patient where SecDateEntry > {asOf} or cast(DateTStamp as date) > {asOf}
    union all select ClaimNum from claim where SecDateEntry > {asOf} or cast(SecDateTEdit as date) > {asOf}
    union all select SecurityLogNum from securitylog where cast(LogDateTime as date) > {asOf}`,
  "an edit is never before the entry": `
    select AptNum as k from appointment where DateTStamp < SecDateTEntry
    union all select ProcNum from procedurelog where DateTStamp < SecDateEntry`,

  // Appointments
  "a completed appointment holds no planned procedure": `
    select p.ProcNum from procedurelog p join appointment a on a.AptNum = p.AptNum
    where a.AptStatus = 2 and p.ProcStatus = 1`,
  "a scheduled appointment holds no completed procedure": `
    select p.ProcNum from procedurelog p join appointment a on a.AptNum = p.AptNum
    where a.AptStatus = 1 and p.ProcStatus = 2`,
  "a completed appointment has procedures": `
    select a.AptNum from appointment a left join procedurelog p on p.AptNum = a.AptNum
    where a.AptStatus = 2 and p.ProcNum is null`,
  "a completed procedure is dated as its appointment": `
    select p.ProcNum from procedurelog p join appointment a on a.AptNum = p.AptNum
    where a.AptStatus = 2 and p.ProcStatus = 2 and p.ProcDate <> cast(a.AptDateTime as date)`,
  "a procedure hangs on an appointment of its own patient": `
    select p.ProcNum from procedurelog p left join appointment a on a.AptNum = p.AptNum
    where p.AptNum <> 0 and (a.AptNum is null or a.PatNum <> p.PatNum)`,
  "a pattern is made of X and /":
    "select AptNum from appointment where Pattern = '' or replace(replace(Pattern, 'X', ''), '/', '') <> ''",
  "an appointment ends on its own day": `
    select AptNum from appointment
    where extract(hour from AptDateTime) * 60 + extract(minute from AptDateTime) + length(Pattern) * 5 > 1440`,
  "an appointment has a date, and on the schedule a chair": `
    select AptNum from appointment
    where AptDateTime < '1900-01-01' or (AptStatus in (1, 2, 5) and Op = 0) or (AptStatus = 3 and Op <> 0)`,
  "an appointment names an existing patient, chair, dentist and hygienist": `
    select a.AptNum from appointment a
    left join patient t on t.PatNum = a.PatNum
    left join operatory o on o.OperatoryNum = a.Op
    left join provider d on d.ProvNum = a.ProvNum
    left join provider h on h.ProvNum = a.ProvHyg
    where t.PatNum is null or (a.Op <> 0 and o.OperatoryNum is null) or d.ProvNum is null
      or (a.ProvHyg <> 0 and h.ProvNum is null)`,
  "no appointment is scheduled before today":
    "select AptNum from appointment where AptStatus = 1 and cast(AptDateTime as date) <= {asOf}",
  "no appointment after today is completed":
    "select AptNum from appointment where AptStatus = 2 and cast(AptDateTime as date) > {asOf}",
  "a visit is arrived, seated and dismissed in this order on its day": `
    select AptNum from appointment where AptStatus = 2 and not (
      DateTimeArrived <= DateTimeSeated and DateTimeSeated <= DateTimeDismissed
      and cast(DateTimeArrived as date) = cast(AptDateTime as date)
      and cast(DateTimeDismissed as date) = cast(AptDateTime as date))`,
  "no two appointments share a chair at a time": `
    select a.AptNum from appointment a join appointment b
      on a.Op = b.Op and a.AptNum < b.AptNum and cast(a.AptDateTime as date) = cast(b.AptDateTime as date)
    where a.AptStatus in (1, 2) and b.AptStatus in (1, 2)
      and extract(hour from a.AptDateTime) * 60 + extract(minute from a.AptDateTime)
        < extract(hour from b.AptDateTime) * 60 + extract(minute from b.AptDateTime) + length(b.Pattern) * 5
      and extract(hour from b.AptDateTime) * 60 + extract(minute from b.AptDateTime)
        < extract(hour from a.AptDateTime) * 60 + extract(minute from a.AptDateTime) + length(a.Pattern) * 5`,
  "only one completed visit of a patient is the first":
    "select PatNum from appointment where AptStatus = 2 and IsNewPatient = 1 group by PatNum having count(*) > 1",
  "a history row belongs to an appointment": `
    select h.HistApptNum from histappointment h left join appointment a on a.AptNum = h.AptNum
    where a.AptNum is null and h.HistApptAction <> 4`,
  "every appointment was created once in its history": `
    select a.AptNum from appointment a left join histappointment h on h.AptNum = a.AptNum and h.HistApptAction = 0
    group by a.AptNum having count(h.HistApptNum) <> 1`,
  "a broken appointment was missed or cancelled in its history": `
    select a.AptNum from appointment a where a.AptStatus = 5 and not exists (
      select 1 from histappointment h where h.AptNum = a.AptNum and h.HistApptAction in (2, 3))`,
  "the confirmation is one of the office's": `
    select a.AptNum from appointment a left join definition d on d.DefNum = a.Confirmed and d.Category = 2
    where d.DefNum is null`,

  // Claims
  "a claim has a line": `
    select c.ClaimNum from claim c left join claimproc l on l.ClaimNum = c.ClaimNum where l.ClaimProcNum is null`,
  "a claim's amounts are the sums of its lines'": `
    select c.ClaimNum from claim c join claimproc l on l.ClaimNum = c.ClaimNum
    group by c.ClaimNum, c.InsPayEst, c.InsPayAmt, c.DedApplied, c.WriteOff, c.ClaimFee
    having abs(c.InsPayEst - sum(l.InsPayEst)) > 0.001 or abs(c.InsPayAmt - sum(l.InsPayAmt)) > 0.001
      or abs(c.DedApplied - sum(l.DedApplied)) > 0.001 or abs(c.WriteOff - sum(l.WriteOff)) > 0.001
      or abs(c.ClaimFee - sum(l.FeeBilled)) > 0.001`,
  "a claim's line is of its patient, plan and subscriber": `
    select l.ClaimProcNum from claimproc l left join claim c on c.ClaimNum = l.ClaimNum
    where l.ClaimNum <> 0
      and (c.ClaimNum is null or c.PatNum <> l.PatNum or c.PlanNum <> l.PlanNum or c.InsSubNum <> l.InsSubNum)`,
  "a plan is the subscription's plan": `
    select c.ClaimNum as k from claim c left join inssub s on s.InsSubNum = c.InsSubNum
    where s.InsSubNum is null or s.PlanNum <> c.PlanNum
    union all select l.ClaimProcNum from claimproc l left join inssub s on s.InsSubNum = l.InsSubNum
    where s.InsSubNum is null or s.PlanNum <> l.PlanNum`,
  "a received claim has no line without an answer": `
    select l.ClaimProcNum from claimproc l join claim c on c.ClaimNum = l.ClaimNum
    where c.ClaimStatus = 'R' and l.Status = 0`,
  "a claim that is not received has no answered line": `
    select l.ClaimProcNum from claimproc l join claim c on c.ClaimNum = l.ClaimNum
    where c.ClaimStatus <> 'R' and l.Status in (1, 4)`,
  "a claim's dates follow its status": `
    select ClaimNum from claim
    where (ClaimStatus in ('S', 'R') and DateSent < DateService) or (ClaimStatus = 'U' and DateSent > '0001-01-01')
      or (ClaimStatus = 'R' and DateReceived < DateSent) or (ClaimStatus <> 'R' and DateReceived > '0001-01-01')`,
  "no claim holds a procedure that is not completed": `
    select l.ClaimProcNum from claimproc l left join procedurelog p on p.ProcNum = l.ProcNum
    where l.Status in (0, 1, 4) and (p.ProcNum is null or p.ProcStatus <> 2)`,
  "an estimate is on no claim and has no paid amount":
    "select ClaimProcNum from claimproc where Status = 6 and (ClaimNum <> 0 or InsPayAmt <> 0 or ClaimPaymentNum <> 0)",
  "no write-off is negative": "select ClaimProcNum from claimproc where WriteOff < 0 and Status <> 4",
  "a procedure, plan and subscriber have one line": `
    select ProcNum from claimproc where Status in (0, 1, 6) group by ProcNum, PlanNum, InsSubNum having count(*) > 1`,
  "no estimate stands on a struck-out procedure": `
    select l.ClaimProcNum from claimproc l join procedurelog p on p.ProcNum = l.ProcNum where p.ProcStatus = 6`,
  "an answered line bears the day it was posted":
    "select ClaimProcNum from claimproc where Status in (1, 4) and (DateCP < ProcDate or DateEntry <> DateCP)",
  "a line's day is its procedure's": `
    select l.ClaimProcNum from claimproc l join procedurelog p on p.ProcNum = l.ProcNum
    where l.Status in (0, 1, 4) and l.ProcDate <> p.ProcDate`,

  // Insurance payments
  "a check is the sum of its lines": `
    select c.ClaimPaymentNum from claimpayment c left join claimproc l on l.ClaimPaymentNum = c.ClaimPaymentNum
    group by c.ClaimPaymentNum, c.CheckAmt having count(l.ClaimProcNum) = 0 or abs(c.CheckAmt - sum(l.InsPayAmt)) > 0.001`,
  "a line is posted on its check's day": `
    select l.ClaimProcNum from claimproc l left join claimpayment c on c.ClaimPaymentNum = l.ClaimPaymentNum
    where l.ClaimPaymentNum <> 0 and (c.ClaimPaymentNum is null or c.CheckDate <> l.DateCP)`,
  "a paid line belongs to a check":
    "select ClaimProcNum from claimproc where Status in (1, 4) and InsPayAmt <> 0 and ClaimPaymentNum = 0",
  "a deposit is the sum of its payments and checks": `
    select d.DepositNum from deposit d where abs(d.Amount
      - (select coalesce(sum(p.PayAmt), 0) from payment p where p.DepositNum = d.DepositNum)
      - (select coalesce(sum(c.CheckAmt), 0) from claimpayment c where c.DepositNum = d.DepositNum)) > 0.001`,

  // Payments and adjustments
  "a payment is the sum of its splits": `
    select p.PayNum from payment p left join paysplit s on s.PayNum = p.PayNum
    group by p.PayNum, p.PayAmt having count(s.SplitNum) = 0 or abs(p.PayAmt - sum(s.SplitAmt)) > 0.001`,
  "a split belongs to a payment": `
    select s.SplitNum from paysplit s left join payment p on p.PayNum = s.PayNum
    where p.PayNum is null or p.PayDate <> s.DatePay`,
  "an income transfer comes to nothing":
    "select PayNum from payment where PayType = 0 and abs(PayAmt) > 0.001",
  "a split or adjustment stands on a completed procedure of its patient": `
    select s.SplitNum as k from paysplit s left join procedurelog p on p.ProcNum = s.ProcNum
    where s.ProcNum <> 0 and (p.ProcNum is null or p.ProcStatus <> 2 or p.PatNum <> s.PatNum)
    union all select a.AdjNum from adjustment a left join procedurelog p on p.ProcNum = a.ProcNum
    where a.ProcNum <> 0 and (p.ProcNum is null or p.ProcStatus <> 2 or p.PatNum <> a.PatNum)`,
  "a procedure's split names the procedure's provider": `
    select s.SplitNum from paysplit s join procedurelog p on p.ProcNum = s.ProcNum where s.ProvNum <> p.ProvNum`,
  "unearned money stands on no procedure":
    "select SplitNum from paysplit where UnearnedType <> 0 and ProcNum <> 0",
  "an adjustment's sign is its type's": `
    select a.AdjNum from adjustment a left join definition d on d.DefNum = a.AdjType and d.Category = 1
    where d.DefNum is null or a.AdjAmt = 0 or (a.AdjAmt > 0 and d.ItemValue <> '+')
      or (a.AdjAmt < 0 and d.ItemValue <> '-')`,
  "a payment's type is one of the office's": `
    select p.PayNum from payment p left join definition d on d.DefNum = p.PayType and d.Category = 10
    where p.PayType <> 0 and d.DefNum is null`,

  // Fees and benefits
  "a schedule has one fee a code":
    "select FeeSched from fee group by FeeSched, CodeNum, ClinicNum, ProvNum having count(*) > 1",
  "no benefit is stated twice": `
    select PlanNum from benefit
    group by PlanNum, PatPlanNum, CovCatNum, BenefitType, CodeNum, CodeGroupNum, CoverageLevel, TimePeriod, QuantityQualifier
    having count(*) > 1`,
  "a benefit is of a plan or of a patient, not of both":
    "select BenefitNum from benefit where (PlanNum = 0) = (PatPlanNum = 0)",

  // Patients
  "a guarantor exists and is their own": `
    select p.PatNum from patient p left join patient g on g.PatNum = p.Guarantor
    where g.PatNum is null or g.Guarantor <> g.PatNum`,
  "only guarantors hold an aged balance": `
    select PatNum from patient where Guarantor <> PatNum
      and (BalTotal <> 0 or Bal_0_30 <> 0 or Bal_31_60 <> 0 or Bal_61_90 <> 0 or BalOver90 <> 0 or InsEst <> 0)`,
  "no bucket is negative":
    "select PatNum from patient where Bal_0_30 < 0 or Bal_31_60 < 0 or Bal_61_90 < 0 or BalOver90 < 0",
  "buckets sum to a balance that is owed": `
    select PatNum from patient where Guarantor = PatNum and BalTotal > 0
      and abs(Bal_0_30 + Bal_31_60 + Bal_61_90 + BalOver90 - BalTotal) > 0.001`,
  "a family's balance is the sum of its members'": `
    select g.PatNum from patient g join patient m on m.Guarantor = g.PatNum
    group by g.PatNum, g.BalTotal having abs(g.BalTotal - sum(m.EstBalance)) > 0.001`,
  "a balance is what the ledger says": `
    select m.PatNum from patient m where abs(m.EstBalance
      - (select coalesce(sum(p.ProcFee * (p.UnitQty + p.BaseUnits)), 0) from procedurelog p
         where p.PatNum = m.PatNum and p.ProcStatus = 2)
      - (select coalesce(sum(a.AdjAmt), 0) from adjustment a where a.PatNum = m.PatNum)
      + (select coalesce(sum(s.SplitAmt), 0) from paysplit s where s.PatNum = m.PatNum)
      + (select coalesce(sum(l.InsPayAmt + l.WriteOff), 0) from claimproc l
         where l.PatNum = m.PatNum and l.Status in (1, 4, 5, 7))
      + (select coalesce(sum(c.Principal), 0) from payplancharge c where c.PatNum = m.PatNum and c.ChargeType = 1)
      - (select coalesce(sum(c.Principal + c.Interest), 0) from payplancharge c
         where c.Guarantor = m.PatNum and c.ChargeType = 0 and c.ChargeDate <= {asOf})) > 0.001`,
  "a payment plan's instalments come to the work that was put on it": `
    select PayPlanNum from payplancharge group by PayPlanNum
    having abs(sum(case when ChargeType = 1 then Principal else -Principal end)) > 0.001`,
  "work on a payment plan is completed, of its patient and provider": `
    select c.PayPlanChargeNum from payplancharge c join payplan n on n.PayPlanNum = c.PayPlanNum
    left join procedurelog p on p.ProcNum = c.ProcNum
    where c.PatNum <> n.PatNum or c.Guarantor <> n.Guarantor or (c.ChargeType = 1 and (p.ProcNum is null
      or p.ProcStatus <> 2 or p.PatNum <> c.PatNum or p.ProvNum <> c.ProvNum or p.ProcDate > c.ChargeDate))`,
  "an instalment is not paid more than it comes to, and never before it is due": `
    select s.PayPlanChargeNum from paysplit s join payplancharge c on c.PayPlanChargeNum = s.PayPlanChargeNum
    group by s.PayPlanChargeNum, c.Principal, c.Interest, c.ChargeDate
    having sum(s.SplitAmt) - c.Principal - c.Interest > 0.001 or min(s.DatePay) < c.ChargeDate`,
  "a split for an instalment names its plan and is the guarantor's": `
    select s.SplitNum from paysplit s left join payplancharge c on c.PayPlanChargeNum = s.PayPlanChargeNum
    where s.PayPlanNum <> 0 and (c.PayPlanNum is null or c.PayPlanNum <> s.PayPlanNum or c.Guarantor <> s.PatNum
      or c.ProvNum <> s.ProvNum or s.ProcNum <> 0)`,
  "only an open payment plan has instalments to come": `
    select c.PayPlanChargeNum from payplancharge c join payplan n on n.PayPlanNum = c.PayPlanNum
    where n.IsClosed = 1 and c.ChargeDate > {asOf}`,
  "what is due on payment plans is on their payer": `
    select p.PatNum from patient p where abs(p.PayPlanDue
      - (select coalesce(sum(c.Principal + c.Interest), 0) from payplancharge c
         where c.Guarantor = p.PatNum and c.ChargeType = 0 and c.ChargeDate <= {asOf})
      + (select coalesce(sum(s.SplitAmt), 0) from paysplit s join payplan n on n.PayPlanNum = s.PayPlanNum
         where n.Guarantor = p.PatNum)) > 0.001`,
  "what insurers are expected to do is on the guarantor": `
    select g.PatNum from patient g where g.Guarantor = g.PatNum and abs(g.InsEst
      - (select coalesce(sum(l.InsPayEst + l.WriteOff), 0) from claimproc l join patient m on m.PatNum = l.PatNum
         where m.Guarantor = g.PatNum and l.Status = 0)) > 0.001`,
  "a patient has a provider and a billing type": `
    select p.PatNum from patient p
    left join provider d on d.ProvNum = p.PriProv
    left join definition b on b.DefNum = p.BillingType and b.Category = 4
    where d.ProvNum is null or b.DefNum is null`,
  "ordinals of a patient's plans count from 1": `
    select PatNum from patplan group by PatNum having min(Ordinal) <> 1 or max(Ordinal) <> count(*)
      or count(distinct Ordinal) <> count(*)`,
  "HasIns says whether a patient has a plan": `
    select p.PatNum from patient p
    where (p.HasIns = 'I') <> exists (select 1 from patplan t where t.PatNum = p.PatNum)`,
  "the first visit is the first completed work's day": `
    select p.PatNum from patient p join procedurelog l on l.PatNum = p.PatNum and l.ProcStatus = 2
    join procedurecode c on c.CodeNum = l.CodeNum and c.ProcCode not in ('D9986', 'D9987')
    group by p.PatNum, p.DateFirstVisit having p.DateFirstVisit > min(l.ProcDate)`,

  // Charts, plans, recall, schedule
  "a completed procedure has at least one unit and its dates": `
    select ProcNum from procedurelog where UnitQty < 1 or BaseUnits <> 0
      or (ProcStatus = 2) <> (DateComplete > '0001-01-01') or (ProcStatus = 2) <> (DateEntryC > '0001-01-01')`,
  "a tooth exists": `
    select ProcNum from procedurelog where ToothNum <> ''
      and ToothNum not in ('A','B','C','D','E','F','G','H','I','J','K','L','M','N','O','P','Q','R','S','T')
      and (length(ToothNum) > 2 or cast(ToothNum as decimal(4, 0)) not between 1 and 32)`,
  "a surface fits the procedure's treatment area": `
    select p.ProcNum from procedurelog p join procedurecode c on c.CodeNum = p.CodeNum
    where (c.TreatArea = 1 and (p.Surf = '' or p.ToothNum = '')) or (c.TreatArea = 2 and p.ToothNum = '')
      or (c.TreatArea = 4 and p.Surf not in ('UL', 'UR', 'LL', 'LR')) or (c.TreatArea = 6 and p.Surf not in ('U', 'L'))
      or (c.TreatArea = 3 and (p.Surf <> '' or p.ToothNum <> ''))`,
  "a struck-out procedure is on no appointment":
    "select ProcNum from procedurelog where ProcStatus = 6 and (AptNum <> 0 or PlannedAptNum <> 0)",
  "a patient has one active treatment plan at most":
    "select PatNum from treatplan where TPStatus = 1 group by PatNum having count(*) > 1",
  "a plan holds planned procedures of its patient": `
    select t.TreatPlanAttachNum from treatplanattach t join treatplan l on l.TreatPlanNum = t.TreatPlanNum
    left join procedurelog p on p.ProcNum = t.ProcNum
    where p.ProcNum is null or p.PatNum <> l.PatNum or p.ProcStatus not in (1, 8)`,
  "a patient has one recall a type, and is prophy or perio": `
    select PatNum as k from recall group by PatNum, RecallTypeNum having count(*) > 1
    union all select PatNum from recall where RecallTypeNum in (1, 2, 3) group by PatNum having count(*) > 1`,
  "only patients are recalled": `
    select r.RecallNum from recall r left join patient p on p.PatNum = r.PatNum
    where p.PatNum is null or (p.PatStatus <> 0 and r.IsDisabled = 0)`,
  "who is not recalled has no recall scheduled, and no recall is scheduled in the past": `
    select RecallNum from recall
    where DateScheduled > '0001-01-01' and (IsDisabled = 1 or DateScheduled < {asOf})`,
  "a procedure is not settled for more than its fee": `
    select c.ProcNum from claimproc c join procedurelog p on p.ProcNum = c.ProcNum where c.Status in (1, 4)
    group by c.ProcNum, p.ProcFee having sum(c.InsPayAmt + c.WriteOff) > p.ProcFee + 0.005`,
  // A cleaning of either kind resets both the prophy and the perio recall.
  "a recall's last visit triggered it": `
    select r.RecallNum from recall r where r.DatePrevious > '0001-01-01' and not exists (
      select 1 from procedurelog p join recalltrigger t on t.CodeNum = p.CodeNum
      where p.PatNum = r.PatNum and p.ProcStatus in (2, 3, 4)
        and (t.RecallTypeNum = r.RecallTypeNum or (t.RecallTypeNum in (1, 3) and r.RecallTypeNum in (1, 3)))
        and p.ProcDate = r.DatePrevious)`,
  "a schedule block lasts at least five minutes": `
    select ScheduleNum from schedule
    where extract(hour from StopTime) * 60 + extract(minute from StopTime)
      < extract(hour from StartTime) * 60 + extract(minute from StartTime) + 5`,
  "a provider works in one place at a time": `
    select a.ScheduleNum from schedule a join schedule b
      on a.ProvNum = b.ProvNum and a.SchedDate = b.SchedDate and a.ScheduleNum < b.ScheduleNum
    where a.StartTime < b.StopTime and b.StartTime < a.StopTime`,
  "a completed visit falls into its provider's hours": `
    select a.AptNum from appointment a where a.AptStatus = 2 and not exists (
      select 1 from schedule s join scheduleop o on o.ScheduleNum = s.ScheduleNum
      where s.SchedDate = cast(a.AptDateTime as date) and o.OperatoryNum = a.Op
        and extract(hour from s.StartTime) * 60 + extract(minute from s.StartTime)
          <= extract(hour from a.AptDateTime) * 60 + extract(minute from a.AptDateTime)
        and extract(hour from s.StopTime) * 60 + extract(minute from s.StopTime)
          >= extract(hour from a.AptDateTime) * 60 + extract(minute from a.AptDateTime) + length(a.Pattern) * 5)`,

  // Preferences
  "preferences that name a row resolve": `
    select p.PrefName from preference p where
      (p.PrefName = 'PracticeDefaultProv' and cast(p.ValueString as decimal(10, 0)) not in (select ProvNum from provider))
      or (p.PrefName = 'PracticeDefaultBillType'
        and cast(p.ValueString as decimal(10, 0)) not in (select DefNum from definition where Category = 4))
      or (p.PrefName like 'AppointmentTime%Trigger'
        and cast(p.ValueString as decimal(10, 0)) not in (select DefNum from definition where Category = 2))
      or (p.PrefName like 'RecallTypeSpecial%'
        and cast(p.ValueString as decimal(10, 0)) not in (select RecallTypeNum from recalltype))`,
  "a preference is set once": "select PrefName from preference group by PrefName having count(*) > 1",
};
