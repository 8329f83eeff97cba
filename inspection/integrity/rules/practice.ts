import { ruleGroup } from "../rule.ts";

const number = "cast(p.ValueString as decimal(10, 0))";

export const practiceRules = ruleGroup("practice", "Database maintenance: preferences", {
  "default-provider-exists": {
    title: "the default provider exists",
    of: "preference",
    sql: `select p.PrefName as k from preference p left join provider v on v.ProvNum = ${number}
      where p.PrefName = 'PracticeDefaultProv' and v.ProvNum is null`,
  },
  "default-billing-type-exists": {
    title: "the default billing type exists",
    of: "preference",
    sql: `select p.PrefName as k from preference p left join definition d on d.DefNum = ${number} and d.Category = 4
      where p.PrefName = 'PracticeDefaultBillType' and d.DefNum is null`,
  },
  "arrival-triggers-exist": {
    title: "the confirmations that set the times of a visit exist",
    of: "preference",
    sql: `select p.PrefName as k from preference p left join definition d on d.DefNum = ${number} and d.Category = 2
      where p.PrefName in ('AppointmentTimeArrivedTrigger', 'AppointmentTimeSeatedTrigger', 'AppointmentTimeDismissedTrigger')
        and p.ValueString <> '0' and d.DefNum is null`,
  },
  "special-recall-types-exist": {
    title: "the special types of recall exist",
    of: "preference",
    sql: `select p.PrefName as k from preference p left join recalltype r on r.RecallTypeNum = ${number}
      where p.PrefName in ('RecallTypeSpecialProphy', 'RecallTypeSpecialChildProphy', 'RecallTypeSpecialPerio')
        and p.ValueString <> '0' and r.RecallTypeNum is null`,
  },
  "preference-is-set-once": {
    title: "a preference is set once",
    of: "preference",
    sql: "select PrefName as k from preference group by PrefName having count(*) > 1",
  },
  "definition-has-a-name": {
    title: "a definition has a name",
    of: "definition",
    source: "Manual: definitions",
    sql: "select DefNum as k from definition where coalesce(ItemName, '') = ''",
  },
  "adjustment-type-has-a-sign": {
    title: "an adjustment type adds, subtracts or is the discount plan's",
    of: "definition",
    source: "Manual: adjustment types",
    sql: "select DefNum as k from definition where Category = 1 and coalesce(ItemValue, '') not in ('+', '-', 'dp')",
  },
  "definitions-have-their-places": {
    title: "no two definitions of a category have one place",
    of: "definition",
    source: "Database maintenance: definitions",
    sql: "select min(DefNum) as k from definition group by Category, ItemOrder having count(*) > 1",
  },
  "clinic-has-a-name": {
    title: "a clinic has a name and an abbreviation",
    of: "clinic",
    source: "Manual: clinics",
    sql: "select ClinicNum as k from clinic where coalesce(Description, '') = '' or coalesce(Abbr, '') = ''",
  },
  "clinic-abbreviation-is-its-own": {
    title: "no two clinics have one abbreviation",
    of: "clinic",
    source: "Manual: clinics",
    sql: "select min(ClinicNum) as k from clinic where IsHidden = 0 group by Abbr having count(*) > 1",
  },
  "chair-of-a-group-is-in-a-clinic": {
    title: "in an office with clinics a chair is in one",
    of: "operatory",
    source: "Manual: clinics and operatories",
    sql: `select o.OperatoryNum as k from operatory o where o.ClinicNum = 0 and o.IsHidden = 0
      and exists (select 1 from preference f where f.PrefName = 'EasyNoClinics' and f.ValueString = '0')`,
  },
});
