import type { enumerations } from "../opendental/schema/enumerations.ts";

type Bridge = keyof typeof enumerations.EclaimsCommBridge;
type Format = keyof typeof enumerations.ElectronicClaimFormat;

/** A way for electronic claims, with an invented name. */
export interface Clearinghouse {
  readonly name: string;
  readonly format: Format;
  readonly bridge: Bridge;
}

const way = (name: string, format: Format = "x837D_5010_dental", bridge: Bridge = "None"): Clearinghouse => ({
  name,
  format,
  bridge,
});

/** The first is the one in use; the others came with the program. Census: 22. */
export const clearinghouses: readonly Clearinghouse[] = [
  way("Example Clearinghouse"),
  way("Northbound Claims"),
  way("Claimpath Example"),
  way("Dental Relay"),
  way("Harbor Exchange"),
  way("Summit Electronic Claims"),
  way("Pinebridge EDI"),
  way("Lakeline EDI"),
  way("Redwood Gateway"),
  way("Prairie Gateway"),
  way("Canyon Claims"),
  way("Old Mill Exchange", "x837D_4010"),
  way("Beacon Claims", "x837D_4010"),
  way("Example Medical Claims", "x837_5010_med_inst"),
  way("Riverside Medical EDI", "x837_5010_med_inst"),
  way("Maple Network", "Canadian"),
  way("Boreal Network", "Canadian"),
  way("Rocky Network", "Canadian"),
  way("Example State Portal"),
  way("County Portal"),
  way("Valley Portal"),
  way("Test Clearinghouse"),
];

/** Payers of electronic claims. Census: 719; the office's own carriers are among them. */
export const payerCount = 719;

const payerFirst = [
  "Alder",
  "Birch",
  "Cedar",
  "Dogwood",
  "Elm",
  "Fir",
  "Ginkgo",
  "Hazel",
  "Ironwood",
  "Juniper",
];
const payerSecond = [
  "Mutual",
  "Benefit",
  "Dental",
  "Health",
  "Life",
  "Trust",
  "Union",
  "Employers",
  "Teachers",
];
const payerThird = [
  "Plan",
  "Group",
  "Fund",
  "Association",
  "Insurance",
  "Administrators",
  "Alliance",
  "Network",
];

/** An invented name of a payer, another for each number up to the product of the lists. */
export function payerName(number: number): string {
  const first = payerFirst[number % payerFirst.length] ?? "";
  const second = payerSecond[Math.floor(number / payerFirst.length) % payerSecond.length] ?? "";
  const third =
    payerThird[Math.floor(number / (payerFirst.length * payerSecond.length)) % payerThird.length] ?? "";
  return `${first} ${second} ${third}`;
}
