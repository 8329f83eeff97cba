import { type Detail, dollars } from "./happening.ts";
import type { Person } from "./person.ts";
import type { Standing, Story, ToldHappening } from "./story.ts";

const width = 100;
const dayColumn = 12;
const amountColumn = 12;

/** The story as plain text of at most about a hundred columns: who it is, what happened day by day, how things stand. */
export function tellStory({ person, happenings, today }: Story): string {
  return [
    ...introduce(person, today.day),
    "",
    ...happenings.flatMap(tell(happenings)),
    "",
    ...conclude(person, today),
  ].join("\n");
}

function introduce(person: Person, today: string): readonly string[] {
  const {
    name,
    patient,
    gender,
    birthdate,
    status,
    home,
    dentist,
    hygienist,
    firstVisit,
    family,
    coverages,
  } = person;
  const age =
    birthdate === undefined
      ? "birthdate unknown"
      : `born ${birthdate}, ${ageBetween(birthdate, today)} years old`;
  const care = hygienist === "" ? dentist : `${dentist} and ${hygienist}`;
  const lines = [
    `${name} · patient ${patient} · ${gender}, ${age} · ${status}`,
    home,
    `In the care of ${care}; first visit ${firstVisit ?? "still to come"}.`,
    ...familyLines(family, patient),
    ...(coverages.length === 0 ? ["No insurance."] : coverages.map((coverage) => `Insurance, ${coverage}.`)),
  ];
  return lines.flatMap((text) => wrap(text, width));
}

function familyLines(family: Person["family"], patient: number): readonly string[] {
  if (family.length <= 1) return [];
  const members = family.map(({ patient: id, name, birthdate, isGuarantor }) => {
    const born = birthdate?.slice(0, 4) ?? "?";
    return `${id === patient ? "self" : name} (${id}, ${born}${isGuarantor ? ", guarantor" : ""})`;
  });
  return [`Family: ${members.join(", ")}.`];
}

function ageBetween(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The day stands once, before the first thing that happened on it; the balance after the last that changed it. */
function tell(all: readonly ToldHappening[]): (happening: ToldHappening, index: number) => readonly string[] {
  const changedDays = new Set(all.filter(({ amount }) => amount !== 0).map(({ day }) => day));
  return (happening, index) => {
    const { day, text, details, amount, balance } = happening;
    const isFirst = all[index - 1]?.day !== day;
    const isLast = all[index + 1]?.day !== day;
    const showsAmount = amount !== 0 && details.every((detail) => detail.amount === undefined);
    return [
      ...line(isFirst ? day : "", text, showsAmount ? amount : undefined),
      ...details.flatMap((detail) => detailLines(detail)),
      ...(isLast && changedDays.has(day) ? line("", "", undefined, `balance ${dollars(balance)}`) : []),
    ];
  };
}

const detailLines = ({ text, amount }: Detail): readonly string[] => line("", `    ${text}`, amount);

function line(day: string, text: string, amount: number | undefined, balance = ""): readonly string[] {
  const indent = text.length - text.trimStart().length;
  const room = width - dayColumn - amountColumn;
  const [first = "", ...rest] = wrap(text.trimStart(), room - indent);
  const figure = amount === undefined ? balance : dollars(amount);
  const head = `${day.padEnd(dayColumn)}${" ".repeat(indent)}${first}`;
  return [
    figure === "" ? head.trimEnd() : `${head}${figure.padStart(width - head.length)}`,
    ...rest.map((part) => `${" ".repeat(dayColumn + indent + 2)}${part}`),
  ];
}

function wrap(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}

function conclude(person: Person, today: Standing): readonly string[] {
  const { familyBalance: family } = person;
  const buckets = [family.current, family.from31To60, family.from61To90, family.over90].map(dollars);
  return [
    `Today, ${today.day}:`,
    ...listed("next visit", today.nextVisits),
    ...listed("recall", today.recalls),
    ...today.openTreatment.flatMap(({ text, amount }) => line("", `not done: ${text}`, amount)),
    ...line("", "the patient's own account", undefined, dollars(today.balance)),
    ...line(
      "",
      `the family's account (0–30: ${buckets[0]}, 31–60: ${buckets[1]}, 61–90: ${buckets[2]}, over 90: ${buckets[3]})`,
      undefined,
      dollars(family.total),
    ),
    ...line(
      "",
      "of which insurers are expected to pay or write off",
      undefined,
      dollars(family.insuranceEstimate),
    ),
  ];
}

const listed = (what: string, items: readonly string[]): readonly string[] =>
  items.length === 0
    ? [`${" ".repeat(dayColumn)}no ${what}`]
    : items.flatMap((item) => line("", `${what}: ${item}`, undefined));
