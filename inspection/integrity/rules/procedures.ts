import { ruleGroup } from "../rule.ts";
import { dayOf, emptyDate } from "../sql-terms.ts";

const primaryTeeth = "'A','B','C','D','E','F','G','H','I','J','K','L','M','N','O','P','Q','R','S','T'";
const superPrimaryTeeth =
  "'AS','BS','CS','DS','ES','FS','GS','HS','IS','JS','KS','LS','MS','NS','OS','PS','QS','RS','SS','TS'";

/** Texts that count as numbers compare as numbers on both kinds of database; others were caught before. */
const permanentTeeth = [...range(1, 32), ...range(51, 82)].map((tooth) => `'${tooth}'`).join(",");

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** All teeth as OpenDental writes them: 1–32, A–T, supernumerary 51–82 and AS–TS. */
export const teeth = `${permanentTeeth},${primaryTeeth},${superPrimaryTeeth}`;

/** A surface text without the letters that a surface may have. */
const withoutSurfaces = ["M", "O", "D", "B", "F", "L", "I", "V", "5"].reduce(
  (text, letter) => `replace(${text}, '${letter}', '')`,
  "p.Surf",
);

const withCode = "procedurelog p join procedurecode c on c.CodeNum = p.CodeNum";

export const procedureRules = ruleGroup("procedures", "Database maintenance: procedures", {
  "has-a-unit": {
    title: "a procedure has at least one unit",
    of: "procedurelog",
    sql: "select ProcNum as k from procedurelog where UnitQty < 1",
  },
  "has-no-base-units": {
    title: "a dental procedure has no base units",
    of: "procedurelog",
    sql: "select ProcNum as k from procedurelog where BaseUnits <> 0",
  },
  "has-patient-provider-and-code": {
    title: "a procedure names a patient, a provider and a code",
    of: "procedurelog",
    sql: "select ProcNum as k from procedurelog where PatNum = 0 or ProvNum = 0 or CodeNum = 0",
  },
  "status-is-known": {
    title: "a procedure has a status",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.ProcStatus",
    sql: "select ProcNum as k from procedurelog where ProcStatus not between 1 and 8",
  },
  "completed-has-its-dates": {
    title: "a completed procedure has the days of completion and entry",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.DateComplete and DateEntryC",
    sql: `select ProcNum as k from procedurelog
      where ProcStatus = 2 and (DateComplete <= ${emptyDate} or DateEntryC <= ${emptyDate})`,
  },
  "only-completed-has-a-completion": {
    title: "only a completed procedure has a day of completion",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.DateComplete",
    sql: `select ProcNum as k from procedurelog where ProcStatus <> 2 and DateComplete > ${emptyDate}`,
  },
  "completed-is-entered-when-done": {
    title: "a procedure is not entered as completed before it is done",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.DateEntryC",
    sql: "select ProcNum as k from procedurelog where ProcStatus = 2 and DateEntryC < ProcDate",
  },
  "planned-before-done": {
    title: "a completed procedure was planned by its day",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.DateTP",
    sql: "select ProcNum as k from procedurelog where ProcStatus = 2 and DateTP > ProcDate",
  },
  "done-in-the-patients-life": {
    title: "no procedure precedes its patient's birth",
    of: "procedurelog",
    source: "Database maintenance: dates",
    sql: `select l.ProcNum as k from procedurelog l join patient p on p.PatNum = l.PatNum
      where p.Birthdate > '1880-01-01' and l.ProcDate > ${emptyDate} and l.ProcDate < p.Birthdate`,
  },
  "fee-is-not-negative": {
    title: "no fee is negative",
    of: "procedurelog",
    source: "Manual: fees",
    sql: "select ProcNum as k from procedurelog where ProcFee < 0",
  },
  "discount-is-planned": {
    title: "only a planned procedure holds a discount; of a completed one it is an adjustment",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.Discount",
    sql: "select ProcNum as k from procedurelog where ProcStatus = 2 and Discount <> 0",
  },
  "tooth-exists": {
    title: "a tooth exists",
    of: "procedurelog",
    sql: `select ProcNum as k from procedurelog where coalesce(ToothNum, '') <> '' and ToothNum not in (${teeth})`,
  },
  "surface-letters-are-surfaces": {
    title: "a surface procedure's surfaces are letters of surfaces",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.Surf",
    sql: `select p.ProcNum as k from ${withCode} where c.TreatArea = 1 and ${withoutSurfaces} <> ''`,
  },
  "surface-procedure-has-tooth-and-surface": {
    title: "a procedure on surfaces has a tooth and a surface",
    of: "procedurelog",
    source: "Schema documentation: procedurecode.TreatArea",
    sql: `select p.ProcNum as k from ${withCode}
      where c.TreatArea = 1 and p.ProcStatus <> 6 and (coalesce(p.Surf, '') = '' or coalesce(p.ToothNum, '') = '')`,
  },
  "tooth-procedure-has-a-tooth": {
    title: "a procedure on a tooth has a tooth",
    of: "procedurelog",
    source: "Schema documentation: procedurecode.TreatArea",
    sql: `select p.ProcNum as k from ${withCode}
      where c.TreatArea = 2 and p.ProcStatus <> 6 and coalesce(p.ToothNum, '') = ''`,
  },
  "mouth-procedure-has-no-tooth": {
    title: "a procedure on the mouth has neither tooth nor surface",
    of: "procedurelog",
    source: "Schema documentation: procedurecode.TreatArea",
    sql: `select p.ProcNum as k from ${withCode}
      where c.TreatArea = 3 and (coalesce(p.Surf, '') <> '' or coalesce(p.ToothNum, '') <> '')`,
  },
  "quadrant-procedure-has-a-quadrant": {
    title: "a procedure on a quadrant has one",
    of: "procedurelog",
    source: "Schema documentation: procedurecode.TreatArea",
    sql: `select p.ProcNum as k from ${withCode}
      where c.TreatArea = 4 and coalesce(p.Surf, '') not in ('UL', 'UR', 'LL', 'LR')`,
  },
  "sextant-procedure-has-a-sextant": {
    title: "a procedure on a sextant has one",
    of: "procedurelog",
    source: "Schema documentation: procedurecode.TreatArea",
    sql: `select p.ProcNum as k from ${withCode}
      where c.TreatArea = 5 and coalesce(p.Surf, '') not in ('1', '2', '3', '4', '5', '6')`,
  },
  "arch-procedure-has-an-arch": {
    title: "a procedure on an arch has one",
    of: "procedurelog",
    source: "Schema documentation: procedurecode.TreatArea",
    sql: `select p.ProcNum as k from ${withCode}
      where c.TreatArea = 6 and coalesce(p.Surf, '') not in ('U', 'L')`,
  },
  "only-ranges-have-tooth-ranges": {
    title: "only a procedure on teeth has a range of them",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.ToothRange",
    sql: `select p.ProcNum as k from ${withCode}
      where coalesce(p.ToothRange, '') <> '' and c.TreatArea <> 7 and c.AreaAlsoToothRange = 0`,
  },
  "deleted-is-on-no-appointment": {
    title: "a deleted procedure is on no appointment",
    of: "procedurelog",
    sql: "select ProcNum as k from procedurelog where ProcStatus = 6 and (AptNum <> 0 or PlannedAptNum <> 0)",
  },
  "found-is-on-no-appointment": {
    title: "work of other offices is on no appointment",
    of: "procedurelog",
    source: "Schema documentation: procedurelog.ProcStatus",
    sql: "select ProcNum as k from procedurelog where ProcStatus in (3, 4, 7) and AptNum <> 0",
  },
  "tooth-is-extracted-once": {
    title: "a tooth is extracted once",
    of: "procedurelog",
    source: "Manual: the graphical tooth chart",
    sql: `select min(p.ProcNum) as k from ${withCode}
      where p.ProcStatus = 2 and c.ProcCode in ('D7111', 'D7140', 'D7210', 'D7220', 'D7230', 'D7240')
        and coalesce(p.ToothNum, '') <> ''
      group by p.PatNum, p.ToothNum having count(*) > 1`,
  },
  "extracted-tooth-is-not-restored": {
    title: "no tooth is filled or crowned after its extraction",
    of: "procedurelog",
    source: "Manual: the graphical tooth chart",
    sql: `select r.ProcNum as k from procedurelog r
      join procedurecode rc on rc.CodeNum = r.CodeNum
      join (select p.PatNum, p.ToothNum, min(p.ProcDate) as Day from ${withCode}
        where p.ProcStatus = 2 and c.ProcCode in ('D7140', 'D7210', 'D7220', 'D7230', 'D7240')
          and coalesce(p.ToothNum, '') <> ''
        group by p.PatNum, p.ToothNum) x on x.PatNum = r.PatNum and x.ToothNum = r.ToothNum
      where r.ProcStatus = 2 and rc.ProcCode between 'D2140' and 'D2799' and r.ProcDate > x.Day`,
  },
  "note-is-its-patients": {
    title: "a note is of its procedure's patient",
    of: "procnote",
    source: "Database maintenance: procedure notes",
    sql: `select n.ProcNoteNum as k from procnote n left join procedurelog p on p.ProcNum = n.ProcNum
      where p.ProcNum is null or p.PatNum <> n.PatNum`,
  },
  "note-follows-its-procedure": {
    title: "no note on completed work precedes it",
    of: "procnote",
    source: "Schema documentation: procnote.EntryDateTime",
    sql: `select n.ProcNoteNum as k from procnote n join procedurelog p on p.ProcNum = n.ProcNum
      where p.ProcStatus = 2 and ${dayOf("n.EntryDateTime")} < p.DateTP and ${dayOf("n.EntryDateTime")} < p.ProcDate`,
  },
  "shares-its-appointments-clinic": {
    title: "a completed procedure is in its appointment's clinic",
    of: "procedurelog",
    source: "Manual: clinics",
    sql: `select p.ProcNum as k from procedurelog p join appointment a on a.AptNum = p.AptNum
      where p.AptNum <> 0 and p.ProcStatus = 2 and p.ClinicNum <> a.ClinicNum`,
  },
  "provider-still-works": {
    title: "no completed procedure follows its provider's last day",
    of: "procedurelog",
    source: "Schema documentation: provider.DateTerm",
    sql: `select l.ProcNum as k from procedurelog l join provider p on p.ProvNum = l.ProvNum
      where l.ProcStatus = 2 and p.DateTerm > '1880-01-01' and l.ProcDate > p.DateTerm`,
  },
  "deceased-has-no-later-work": {
    title: "no work is done on a patient after their death",
    of: "procedurelog",
    source: "Schema documentation: patient.DateTimeDeceased",
    sql: `select l.ProcNum as k from procedurelog l join patient p on p.PatNum = l.PatNum
      where l.ProcStatus = 2 and p.DateTimeDeceased > '1880-01-01' and l.ProcDate > ${dayOf("p.DateTimeDeceased")}`,
  },
  "visit-group-has-its-patients-work": {
    title: "the procedures of a group of visits are of its patient",
    of: "procmultivisit",
    source: "Schema documentation: procmultivisit",
    sql: `select m.ProcMultiVisitNum as k from procmultivisit m left join procedurelog p on p.ProcNum = m.ProcNum
      where p.ProcNum is null or p.PatNum <> m.PatNum`,
  },
  "visit-group-knows-its-status": {
    title: "a group of visits holds the status of its procedures",
    of: "procmultivisit",
    source: "Schema documentation: procmultivisit.ProcStatus",
    sql: `select m.ProcMultiVisitNum as k from procmultivisit m join procedurelog p on p.ProcNum = m.ProcNum
      where p.ProcStatus <> m.ProcStatus`,
  },
  "visit-group-is-in-process": {
    title: "a group of visits is in process while some of it is done and some is planned",
    of: "procmultivisit",
    source: "Schema documentation: procmultivisit.IsInProcess",
    sql: `select m.ProcMultiVisitNum as k from procmultivisit m join (
        select GroupProcMultiVisitNum, sum(case when ProcStatus = 2 then 1 else 0 end) as Done,
          sum(case when ProcStatus in (1, 8) then 1 else 0 end) as Planned
        from procmultivisit group by GroupProcMultiVisitNum
      ) g on g.GroupProcMultiVisitNum = m.GroupProcMultiVisitNum
      where m.IsInProcess <> (case when g.Done > 0 and g.Planned > 0 then 1 else 0 end)`,
  },
  "code-is-listed-once": {
    title: "a procedure code is listed once",
    of: "procedurecode",
    source: "Database maintenance: procedure codes",
    sql: "select min(CodeNum) as k from procedurecode group by ProcCode having count(*) > 1",
  },
});
