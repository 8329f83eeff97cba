/** Which teeth are treated how often; weights of the facts, section 3, grade L. */

export const wisdomTeeth = ["1", "16", "17", "32"] as const;
const firstMolars = ["3", "14", "19", "30"];
const secondMolars = ["2", "15", "18", "31"];
const premolars = ["4", "5", "12", "13", "20", "21", "28", "29"];
const upperIncisors = ["7", "8", "9", "10"];
const lowerIncisors = ["23", "24", "25", "26"];
const canines = ["6", "11", "22", "27"];
export const primaryMolars = ["A", "B", "I", "J", "K", "L", "S", "T"];

/** All baby teeth. */
export const primaryTeeth = [..."ABCDEFGHIJKLMNOPQRST"];

export type ToothWeights = readonly (readonly [string, number])[];

const spread = (teeth: readonly string[], weight: number): ToothWeights =>
  teeth.map((tooth) => [tooth, weight / teeth.length] as const);

const fillingTeeth: ToothWeights = [
  ...spread(firstMolars, 28),
  ...spread(secondMolars, 22),
  ...spread(premolars, 25),
  ...spread(upperIncisors, 14),
  ...spread(canines, 6),
  ...spread(lowerIncisors, 5),
];

/** Decay of the young is of the molars: H, 79 % of it at 12–19, 56 % at 20–34. */
const youthsTeeth: ToothWeights = [
  ...spread(firstMolars, 46),
  ...spread(secondMolars, 36),
  ...spread(premolars, 18),
];
const youngAdultsTeeth: ToothWeights = [
  ...spread(firstMolars, 34),
  ...spread(secondMolars, 28),
  ...spread(premolars, 22),
  ...spread(upperIncisors, 11),
  ...spread(canines, 3),
  ...spread(lowerIncisors, 2),
];

const mixedDentition: ToothWeights = [...spread(primaryMolars, 75), ...spread(firstMolars, 25)];

/** The teeth that get fillings at an age: baby molars first, with the first molars from six. */
export function teethToFill(age: number): ToothWeights {
  if (age >= 35) return fillingTeeth;
  if (age >= 20) return youngAdultsTeeth;
  if (age >= 11) return youthsTeeth;
  return age >= 6 ? mixedDentition : spread(primaryMolars, 1);
}

export const crownTeeth: ToothWeights = [
  ...spread(firstMolars, 45),
  ...spread(secondMolars, 22),
  ...spread(premolars, 24),
  ...spread(upperIncisors, 7),
  ...spread(canines, 2),
];

export const rootCanalTeeth: ToothWeights = [
  ...spread([...firstMolars, ...secondMolars], 50),
  ...spread(premolars, 28),
  ...spread([...upperIncisors, ...canines], 22),
];

export const extractionTeeth: ToothWeights = [
  ...spread(["2", "3", "4", "5", "12", "13", "14", "15"], 50),
  ...spread(["18", "19", "30", "31"], 30),
  ...spread([...upperIncisors, ...lowerIncisors, "20", "21", "28", "29"], 20),
];

export const sealantTeeth = { first: firstMolars, second: secondMolars } as const;
export const veneerTeeth: ToothWeights = spread(upperIncisors, 1);

/** Surfaces of back teeth by how many are decayed. */
export const backSurfaces: readonly (readonly [string, number])[] = [
  ["O", 34],
  ["MO", 19],
  ["DO", 18],
  ["MOD", 19],
  ["B", 6],
  ["MODB", 4],
  ["OB", 5],
];

export const frontSurfaces: readonly (readonly [string, number])[] = [
  ["F", 22],
  ["M", 8],
  ["D", 8],
  ["ML", 16],
  ["DL", 15],
  ["MFL", 10],
  ["DFL", 9],
  ["MIFL", 7],
  ["DIFL", 5],
];

const primaryFront = "CDEFGHMNOPQR";

/** Incisors and canines. */
export function isFrontTooth(tooth: string): boolean {
  if (isPrimary(tooth)) return primaryFront.includes(tooth);
  const n = Number(tooth);
  return (n >= 6 && n <= 11) || (n >= 22 && n <= 27);
}

export const isPrimary = (tooth: string): boolean => /^[A-T]$/.test(tooth);

export const isPremolar = (tooth: string): boolean => premolars.includes(tooth);

/** Ages at which the permanent teeth come through, from the midline to the wisdom tooth. H, textbook means. */
const eruption = { upper: [7, 8, 11, 10, 11, 6, 12, 17], lower: [6, 7, 10, 10, 11, 6, 12, 17] } as const;

const eruptionAge = (tooth: number): number => {
  const inArch = tooth <= 16 ? tooth : tooth - 16;
  const fromMidline = inArch <= 8 ? 8 - inArch : inArch - 9;
  return eruption[tooth <= 16 ? "upper" : "lower"][fromMidline] ?? 0;
};

/** The permanent tooth (4–13, 20–29) that follows a baby tooth. */
export function successorOf(primary: string): number {
  const index = primary.charCodeAt(0) - 65;
  return index < 10 ? index + 4 : index + 10;
}

/** Whether a tooth that was never taken out stands in the mouth at an age: baby teeth go as their successors come. */
export function standsAt(tooth: string, age: number): boolean {
  if (isPrimary(tooth)) return age >= 2 && age < eruptionAge(successorOf(tooth));
  return age >= eruptionAge(Number(tooth));
}

export type Arch = "U" | "L";

/** The jaw that a permanent tooth stands in. */
export const archOf = (tooth: string): Arch => (Number(tooth) <= 16 ? "U" : "L");

const isWisdomTooth = (tooth: string): boolean => (wisdomTeeth as readonly string[]).includes(tooth);

const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** The permanent teeth of a jaw without its wisdom teeth. */
export const teethOfArch: Readonly<Record<Arch, readonly string[]>> = {
  U: range(1, 16).filter((tooth) => !isWisdomTooth(tooth)),
  L: range(17, 32).filter((tooth) => !isWisdomTooth(tooth)),
};

export type Quadrant = "UR" | "UL" | "LL" | "LR";

/** The quarter of the mouth that a tooth stands in. */
export function quadrantOf(tooth: string): Quadrant {
  const index = isPrimary(tooth) ? (tooth.charCodeAt(0) - 65) / 5 : (Number(tooth) - 1) / 8;
  return (["UR", "UL", "LL", "LR"] as const)[Math.floor(index)] ?? "UR";
}
