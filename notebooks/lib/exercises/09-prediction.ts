import type { ExerciseSheet, Ground } from "./exercise.ts";

const oneOfTheErrors = "That is one of the two errors: set the two against each other.";

export const prediction: ExerciseSheet = {
  "broken-before": {
    unit: "count",
    expected: (ground) => visitsAfterBreaks(ground, "changes.HistDateTStamp < made.at"),
    mistakes: [
      {
        answer: (ground) => visitsAfterBreaks(ground, "true"),
        hint: "Breaks of the time after the booking are in it: nobody knew them then.",
      },
      {
        answer: (ground) =>
          visitsAfterBreaks(ground, "changes.HistDateTStamp < made.at and HistApptAction = 2"),
        hint: "Those are the missed ones alone; a cancelled appointment was broken too.",
      },
      {
        answer: (ground) =>
          visitsAfterBreaks(ground, "changes.HistDateTStamp < made.at and now.AptStatus = 5"),
        hint: "An appointment that was broken and then kept is no longer broken in its table: look into the history.",
      },
      {
        answer: (ground) => patientsWithVisit(ground).length,
        hint: "That is every patient with a visit booked.",
      },
    ],
  },
  "lapses-among-named": {
    unit: "share",
    expected: (ground) => shareAmong(ground, { of: (one) => isNamed(one) && one.isActive, hit: lapses }),
    mistakes: [
      {
        answer: (ground) => shareAmong(ground, { of: lapses, hit: isNamed }),
        hint: "That is how many of those who lapse the rule names; asked for is how many of the named lapse.",
      },
      {
        answer: (ground) => shareAmong(ground, { of: isNamed, hit: lapses }),
        hint: "Patients who are no longer active are in it: they cannot lapse any more.",
      },
      {
        answer: (ground) => shareAmong(ground, { of: (one) => one.isActive && !one.isBooked, hit: lapses }),
        hint: "Some of them were here less than half a year ago.",
      },
      {
        answer: (ground) => shareAmong(ground, { of: (one) => one.isActive && one.isAway, hit: lapses }),
        hint: "Some of them have a visit booked.",
      },
      {
        answer: (ground) => shareAmong(ground, { of: isActive, hit: lapses }),
        hint: "That is the base rate of all active patients.",
      },
    ],
  },
  "highest-skill": {
    unit: "share",
    expected: (ground) => {
      const truths = truthsOf(ground);
      return varianceOf(truths) / errorOfOne(meanOf(truths));
    },
    mistakes: [
      {
        answer: (ground) => {
          const visits = patientsWithVisit(ground);
          const error = meanOf(visits.map((label) => (label.truth - Number(label.missed)) ** 2));
          return 1 - error / errorOfOne(meanOf(visits.map((label) => Number(label.missed))));
        },
        hint: "That is the skill in what happened to happen; asked for is what is to be expected of it.",
      },
      {
        answer: (ground) => {
          const truths = truthsOf(ground);
          return 1 - varianceOf(truths) / errorOfOne(meanOf(truths));
        },
        hint: "That is the part of the error that remains; asked for is the part that goes.",
      },
      {
        answer: (ground) => {
          const truths = truthsOf(ground);
          return errorOfOne(meanOf(truths)) - varianceOf(truths);
        },
        hint: oneOfTheErrors,
      },
      {
        answer: (ground) => errorOfOne(meanOf(truthsOf(ground))),
        hint: oneOfTheErrors,
      },
    ],
  },
};

const truthsOf = (ground: Ground): readonly number[] => patientsWithVisit(ground).map((label) => label.truth);

/** The Brier score to be expected when each of many cases of this probability is given just that. */
const errorOfOne = (probability: number): number => probability * (1 - probability);

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const varianceOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return meanOf(values.map((value) => (value - mean) ** 2));
};

interface Label {
  readonly patientId: number;
  readonly isActive: boolean;
  readonly appointmentId: number | null;
  readonly missed: boolean;
  readonly truth: number;
  readonly lapses: boolean;
}

function labelsOf({ truth }: Ground): readonly Label[] {
  const rows = truth("labels").objects() as readonly Readonly<Record<string, number | boolean | null>>[];
  return rows.map((row) => ({
    patientId: Number(row["patient_id"]),
    isActive: row["is_active"] === true,
    appointmentId: row["next_appointment_id"] as number | null,
    missed: row["will_miss"] === true,
    truth: Number(row["miss_probability"]),
    lapses: row["will_lapse"] === true,
  }));
}

function patientsWithVisit(ground: Ground): readonly Label[] {
  return labelsOf(ground).filter((label) => label.appointmentId !== null);
}

/**
 * Next visits of patients with a break in their history, from OpenDental's own table where the solution takes staging.
 *
 * @param counts which breaks count: a condition on `changes`, the appointment as it is `now`, and when the visit was `made`
 */
async function visitsAfterBreaks(ground: Ground, counts: string): Promise<number> {
  const ids = patientsWithVisit(ground).map((label) => label.appointmentId);
  const [row] = await (await ground.practice()).rows(`
    with made as (
      select AptNum, any_value(PatNum) as PatNum, min(HistDateTStamp) as at
      from histappointment
      where AptNum in (${ids.join(", ")})
      group by AptNum
    )

    select count(distinct made.AptNum) as visits
    from made
    inner join histappointment as changes on made.PatNum = changes.PatNum
    inner join appointment as now on changes.AptNum = now.AptNum
    where changes.HistApptAction in (2, 3) and ${counts}
  `);
  return Number(row?.["visits"]);
}

/** A patient as the rule sees them, and what the labels say. */
interface JudgedPatient extends Label {
  readonly isBooked: boolean;
  /** Not treated within the last 180 days. */
  readonly isAway: boolean;
}

type Condition = (patient: JudgedPatient) => boolean;

const isNamed: Condition = (patient) => patient.isAway && !patient.isBooked;
const isActive: Condition = (patient) => patient.isActive;
const lapses: Condition = (patient) => patient.lapses;

async function shareAmong(
  ground: Ground,
  { of, hit }: { readonly of: Condition; readonly hit: Condition },
): Promise<number> {
  const among = (await judgedPatients(ground)).filter(of);
  return among.filter(hit).length / among.length;
}

/** From OpenDental's own tables, where the solution takes the marts. */
async function judgedPatients(ground: Ground): Promise<readonly JudgedPatient[]> {
  const [books] = await ground.warehouse.rows(
    "select strftime(max(month_end), '%Y-%m-%d') as today from marts.mart_practice_monthly_kpis",
  );
  const today = `date '${books?.["today"]}'`;
  const rows = await (await ground.practice()).rows(`
    select
      PatNum,
      ${today} - max(ProcDate) > 180 as is_away,
      PatNum in (
        select PatNum from appointment where AptStatus = 1 and AptDateTime::date > ${today}
      ) as is_booked
    from procedurelog
    inner join procedurecode using (CodeNum)
    where ProcStatus = 2 and ProcCode not in ('D9986', 'D9987')
    group by PatNum
  `);
  const labels = new Map(labelsOf(ground).map((label) => [label.patientId, label]));
  return rows.flatMap((row) => {
    const label = labels.get(Number(row["PatNum"]));
    if (label === undefined) return [];
    return [{ ...label, isAway: row["is_away"] === true, isBooked: row["is_booked"] === true }];
  });
}
