/** What a learner may answer: a figure, a name, a list of names in any order, or figures by name. */
export type Answer = number | string | readonly string[] | Readonly<Record<string, number>>;

/** Of the figures in an answer; `name` for answers without figures. Shares are from 0 to 1. */
export type AnswerUnit = "dollars" | "count" | "share" | "days" | "name";

export interface Verdict {
  readonly state: "open" | "wrong" | "right";
  /** What is wrong, or what was right about it; never the answer itself. */
  readonly message: string;
}

export interface Marking {
  readonly unit: AnswerUnit;
  readonly expected: Answer;
  readonly mistakes: readonly { readonly answer: Answer; readonly hint: string }[];
}

/**
 * Marks an answer. What a cell has left undefined, null or empty is open. A wrong answer is named by the known mistake
 * that comes nearest to it, else by what can be said without giving the right one: its form, sign, scale, or direction.
 */
export function mark(given: unknown, { unit, expected, mistakes }: Marking): Verdict {
  if (isOpen(given)) return { state: "open", message: "Not answered yet." };
  const misfit = formMisfit(given, expected);
  if (misfit !== undefined) return { state: "wrong", message: misfit };
  if (isSame(given, expected, unit)) return { state: "right", message: "Right." };
  const known = nearest(
    given,
    mistakes.filter(
      (mistake) => formMisfit(given, mistake.answer) === undefined && isSame(given, mistake.answer, unit),
    ),
  );
  return { state: "wrong", message: known?.hint ?? describeDifference(given, expected, unit) };
}

/** Of mistakes that all round to the answer. */
function nearest(given: unknown, mistakes: Marking["mistakes"]): Marking["mistakes"][number] | undefined {
  const distance = ({ answer }: { readonly answer: Answer }): number =>
    typeof given === "number" && typeof answer === "number" ? Math.abs(given - answer) : 0;
  return mistakes.toSorted((a, b) => distance(a) - distance(b))[0];
}

function isOpen(given: unknown): boolean {
  if (given === undefined || given === null || given === "") return true;
  if (typeof given === "number") return Number.isNaN(given);
  return typeof given === "object" && Object.keys(given).length === 0;
}

/** Whether something is of the form of the expected answer: undefined when it is, else what it should be. */
function formMisfit(given: unknown, expected: Answer): string | undefined {
  if (typeof expected === "number") {
    return typeof given === "number" ? undefined : `The answer is one number, not ${formOf(given)}.`;
  }
  if (typeof expected === "string") {
    return typeof given === "string" ? undefined : `The answer is one name, not ${formOf(given)}.`;
  }
  if (isNames(expected)) {
    return isNames(given) ? undefined : `The answer is a list of names, not ${formOf(given)}.`;
  }
  return isFigures(given) ? undefined : `The answer is an object of numbers by name, not ${formOf(given)}.`;
}

function formOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a date";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isFigures(value: unknown): value is Readonly<Record<string, number>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((one) => typeof one === "number");
}

/** How far two figures may lie apart and be the same: half of the last digit that is shown. */
const tolerance: Readonly<Record<AnswerUnit, number>> = {
  dollars: 0.005,
  count: 0.000_001,
  share: 0.000_5,
  days: 0.05,
  name: 0,
};

function isSame(given: unknown, expected: Answer, unit: AnswerUnit): boolean {
  if (typeof expected === "number") return isNear(Number(given), expected, unit);
  if (typeof expected === "string") return plain(String(given)) === plain(expected);
  if (isNames(expected)) return isNames(given) && sorted(given).join("\n") === sorted(expected).join("\n");
  if (!isFigures(given)) return false;
  const names = new Set([...Object.keys(given), ...Object.keys(expected)]);
  return [...names].every((name) => isNear(given[name], expected[name], unit));
}

function isNear(a: number | undefined, b: number | undefined, unit: AnswerUnit): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) <= tolerance[unit] + 1e-9;
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll('"', "");
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(plain))].toSorted();
}

function describeDifference(given: unknown, expected: Answer, unit: AnswerUnit): string {
  if (typeof expected === "number") return describeFigure(Number(given), expected, unit);
  if (typeof expected === "string") return "It is another one.";
  if (isNames(expected)) return describeNames(isNames(given) ? given : [], expected);
  return describeFigures(isFigures(given) ? given : {}, expected, unit);
}

function describeFigure(given: number, expected: number, unit: AnswerUnit): string {
  if (isNear(-given, expected, unit)) return "The amount is right, its sign is not.";
  if (unit === "dollars" && isNear(given / 100, expected, unit))
    return "That is in cents; dollars are asked for.";
  if (unit === "share" && isNear(given / 100, expected, unit))
    return "That is a percentage; a share from 0 to 1 is asked for.";
  return given > expected ? "That is too large." : "That is too small.";
}

function describeNames(given: readonly string[], expected: readonly string[]): string {
  const [mine, right] = [sorted(given), sorted(expected)];
  const strangers = mine.filter((name) => !right.includes(name));
  const missing = right.filter((name) => !mine.includes(name)).length;
  return [
    ...(strangers.length === 0 ? [] : [`Not of them: ${strangers.join(", ")}.`]),
    ...(missing === 0 ? [] : [`${missing} ${missing === 1 ? "is" : "are"} missing.`]),
  ].join(" ");
}

function describeFigures(
  given: Readonly<Record<string, number>>,
  expected: Readonly<Record<string, number>>,
  unit: AnswerUnit,
): string {
  const strangers = Object.keys(given).filter((name) => !(name in expected));
  const missing = Object.keys(expected).filter((name) => !(name in given)).length;
  const wrong = Object.keys(given).filter(
    (name) => name in expected && !isNear(given[name], expected[name], unit),
  );
  return [
    ...(strangers.length === 0 ? [] : [`Not asked for: ${strangers.join(", ")}.`]),
    ...(missing === 0 ? [] : [`${missing} ${missing === 1 ? "is" : "are"} missing.`]),
    ...(wrong.length === 0 ? [] : [`Not right: ${wrong.join(", ")}.`]),
  ].join(" ");
}
