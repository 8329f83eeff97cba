import { civilOf, dayOfMoment } from "../../foundation/calendar.ts";
import { turnaroundDays } from "./measures/insurance.ts";
import { owed, pastDueBalances } from "./measures/money.ts";
import { spendByPatient } from "./measures/patients.ts";
import { entryOf, type PracticeView } from "./measures/practice-view.ts";
import { leadOf, monthIndexes } from "./measures/schedule.ts";
import { bitewingIntervals } from "./measures/treatment.ts";

/** One bar: what it stands for and how much of it there is. */
export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** A small picture's data. `series` has one entry, or two to be set side by side. */
export interface Distribution {
  readonly id: string;
  readonly title: string;
  /** What the bars are, with their unit. */
  readonly unit: string;
  readonly series: readonly { readonly name: string; readonly bars: readonly Bar[] }[];
}

/** The practice's distributions, each as bars. Those without anything to show are left out. */
export function distributionsOf(view: PracticeView): readonly Distribution[] {
  return makers
    .map((make) => make(view))
    .filter(({ series }) => series.some(({ bars }) => bars.some(({ value }) => value > 0)));
}

type Maker = (view: PracticeView) => Distribution;

const agePyramid: Maker = (view) => {
  const bars = (gender: "female" | "male"): readonly Bar[] =>
    histogram(
      view.active.filter((patient) => patient.gender === gender).map(({ id }) => view.ageOf(id, view.asOf)),
      [0, 10, 20, 30, 40, 50, 60, 70, 80],
      view.active.length,
    );
  return {
    id: "ages",
    title: "Age and sex",
    unit: "% of active patients, by age in years",
    series: [
      { name: "women and girls", bars: bars("female") },
      { name: "men and boys", bars: bars("male") },
    ],
  };
};

const visitsPerYear: Maker = (view) => {
  const counts = view.active.map(
    ({ id }) => (view.visitDays.get(id) ?? []).filter((day) => view.inLastYear(day)).length,
  );
  return single(
    "visits",
    "Visits in the last year",
    "% of active patients, by visits",
    histogram(counts, [0, 1, 2, 3, 4, 5, 6, 8]),
  );
};

const leadTimes: Maker = (view) =>
  single(
    "lead-times",
    "Booking to visit",
    "% of visits kept, by days",
    histogram(
      view.visits.map(({ appointment }) => leadOf(appointment)),
      [0, 1, 4, 8, 15, 31, 61, 121, 181, 211],
    ),
  );

const turnaround: Maker = (view) =>
  single(
    "turnaround",
    "Claim turnaround",
    "% of claims answered, by days from sending",
    histogram(turnaroundDays(view), [0, 7, 14, 21, 28, 35, 42, 56, 70]),
  );

const receivables: Maker = (view) => {
  const total = [...view.aging.values()].reduce((sum, aging) => sum + owed(aging), 0);
  const part = (pick: "current" | "from31To60" | "from61To90" | "over90"): number => {
    const sum = [...view.aging.values()].reduce(
      (all, aging) => all + (aging.balance > 0 ? aging[pick] : 0),
      0,
    );
    return total === 0 ? 0 : (100 * sum) / total;
  };
  return single("receivables", "Receivables by age", "% of what families owe, by days", [
    { label: "0–30", value: part("current") },
    { label: "31–60", value: part("from31To60") },
    { label: "61–90", value: part("from61To90") },
    { label: "90+", value: part("over90") },
  ]);
};

const pastDue: Maker = (view) =>
  single(
    "past-due",
    "Balances past due",
    "% of families who owe for over 30 days, by dollars",
    histogram(pastDueBalances(view), [0, 25, 50, 100, 200, 400, 800, 1600]),
  );

const spending: Maker = (view) =>
  single(
    "spending",
    "Billed in the last year",
    "% of patients with a visit, by dollars",
    histogram([...spendByPatient(view).values()], [0, 200, 400, 600, 1000, 1500, 2500, 4000]),
  );

const productionByVisit: Maker = (view) => {
  const dollars = new Map<number, number>();
  for (const { appointment, day } of view.visits) if (view.inLastYear(day)) dollars.set(appointment.id, 0);
  for (const { appointmentId, fee, units } of view.chargedLastYear) {
    const known = dollars.get(appointmentId);
    if (known !== undefined) dollars.set(appointmentId, known + (fee * units) / 100);
  }
  return single(
    "production",
    "Gross production by visit",
    "% of visits of the last year, by dollars",
    histogram([...dollars.values()], [0, 1, 100, 200, 300, 500, 1000, 1500]),
  );
};

const sections: Maker = (view) => {
  const counts = new Map<string, number>();
  const dollars = new Map<string, number>();
  for (const procedure of view.completed) {
    const { section } = entryOf(procedure);
    if (procedure.fee === 0) continue;
    counts.set(section, (counts.get(section) ?? 0) + 1);
    dollars.set(section, (dollars.get(section) ?? 0) + procedure.fee * procedure.units);
  }
  const order = [...counts].sort(([, a], [, b]) => b - a).map(([section]) => section);
  return {
    id: "sections",
    title: "What is done",
    unit: "% of charged procedures and of production, by section",
    series: [
      { name: "procedures", bars: parts(order, counts) },
      { name: "production", bars: parts(order, dollars) },
    ],
  };
};

const months: Maker = (view) =>
  single(
    "months",
    "The year's course",
    "visits by open day, 100 is the mean month",
    [...monthIndexes(view)].map(([month, value]) => ({ label: monthNames[month - 1] ?? "", value })),
  );

const noShowByLead: Maker = (view) =>
  single(
    "no-show-lead",
    "No-shows by lead time",
    "% of appointments kept or broken, by days from booking",
    rateBy(view, [0, 7, 14, 31, 91, 181], ({ appointment }) => leadOf(appointment)),
  );

const noShowByAge: Maker = (view) =>
  single(
    "no-show-age",
    "No-shows by age",
    "% of appointments kept or broken, by age in years",
    rateBy(view, [0, 12, 18, 35, 50, 65], ({ appointment, day }) => view.ageOf(appointment.patientId, day)),
  );

const bitewings: Maker = (view) =>
  single(
    "bitewings",
    "Between bitewings",
    "% of pairs of series, by months",
    histogram(bitewingIntervals(view, 0, 200), [0, 6, 9, 12, 15, 18, 24, 30, 36]),
  );

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const newPatients: Maker = (view) => {
  const counts = new Map<string, number>();
  for (const { appointment } of view.visits) {
    if (!appointment.isNewPatient) continue;
    const { year } = civilOf(dayOfMoment(appointment.start));
    counts.set(String(year), (counts.get(String(year)) ?? 0) + 1);
  }
  const bars = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([label, value]) => ({ label, value }));
  return single("new-patients", "New patients", "first visits by calendar year", bars);
};

const makers: readonly Maker[] = [
  agePyramid,
  visitsPerYear,
  newPatients,
  leadTimes,
  noShowByLead,
  noShowByAge,
  months,
  sections,
  productionByVisit,
  spending,
  bitewings,
  turnaround,
  receivables,
  pastDue,
];

function single(id: string, title: string, unit: string, bars: readonly Bar[]): Distribution {
  return { id, title, unit, series: [{ name: title, bars }] };
}

/** Percentages by the class that begins at each edge; the last class is open. */
function histogram(values: readonly number[], edges: readonly number[], of = values.length): readonly Bar[] {
  const counts = edges.map(() => 0);
  for (const value of values) {
    const place = classOf(value, edges);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return edges.map((_, place) => ({
    label: classLabel(edges, place),
    value: of === 0 ? 0 : (100 * (counts[place] ?? 0)) / of,
  }));
}

function classOf(value: number, edges: readonly number[]): number {
  let place = 0;
  while (place + 1 < edges.length && value >= (edges[place + 1] ?? Number.POSITIVE_INFINITY)) place++;
  return place;
}

function classLabel(edges: readonly number[], place: number): string {
  const from = edges[place] ?? 0;
  const next = edges[place + 1];
  if (next === undefined) return `${from}+`;
  return next - from === 1 ? String(from) : `${from}–${next - 1}`;
}

function rateBy(
  view: PracticeView,
  edges: readonly number[],
  value: (due: PracticeView["due"][number]) => number,
): readonly Bar[] {
  const all = edges.map(() => 0);
  const missed = edges.map(() => 0);
  for (const due of view.due) {
    const place = classOf(value(due), edges);
    all[place] = (all[place] ?? 0) + 1;
    if (due.outcome === "missed") missed[place] = (missed[place] ?? 0) + 1;
  }
  return edges.map((_, place) => ({
    label: classLabel(edges, place),
    value: (100 * (missed[place] ?? 0)) / Math.max(1, all[place] ?? 0),
  }));
}

function parts(order: readonly string[], sums: ReadonlyMap<string, number>): readonly Bar[] {
  const total = [...sums.values()].reduce((sum, value) => sum + value, 0);
  return order.map((label) => ({ label, value: total === 0 ? 0 : (100 * (sums.get(label) ?? 0)) / total }));
}
