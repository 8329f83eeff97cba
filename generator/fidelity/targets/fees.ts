import { procedureCodes } from "../../catalog/procedure-codes.ts";
import { negotiatedFee, usualFee } from "../measures/fees.ts";
import { gate, information, type Target, type TargetRow, targetsOf, type Use } from "../target.ts";
import { carolinaRates, codeTargets, publicCharges, publicRates } from "./code-tables.ts";

const nameOf = (code: string): string => procedureCodes.get(code)?.name ?? code;

/**
 * A private office charges more than a public hospital's clinic for the same: published examples lie up to three
 * quarters above, and hardly any below. What payers agree to in a private office lies from some below to well above.
 */
const charge = { from: 0.95, to: 1.75 } as const;
const agreed = { from: 0.8, to: 1.75 } as const;

const band = (anchor: number, { from, to }: { readonly from: number; readonly to: number }) =>
  [Math.round(anchor * from * 100) / 100, anchor, Math.round(anchor * to * 100) / 100] as const;

const ofCharge: Use = gate(0, "a private office: from 5 % below to 75 % above the public clinic's charge");
const ofRate: Use = gate(
  0,
  "a private office's PPOs: from 20 % below to 75 % above the public clinic's best rate",
);

/**
 * Rates that cannot bound a private office's, and why. For all other codes the clinic's best rate is 56 to 71 % of a
 * usual fee.
 */
const strange: ReadonlyMap<string, string> = new Map([
  ["D4346", "the clinic's rate lies above usual fees, and above its own rate for deep cleaning"],
  ["D4381", "the clinic's rate comes to nine tenths of a usual fee, unlike all its others"],
]);

const judgedRows = codeTargets.map(
  ([code, , , fee]): TargetRow => [
    `fee-${code}`,
    `${code} ${nameOf(code)}, usual fee`,
    "the office's fees today",
    "$",
    fee,
    "low",
    "JUDGED",
    usualFee(code),
    information("our own judgement"),
  ],
);

const known = ([code]: readonly [string, unknown]): boolean => procedureCodes.has(code);

const chargeRows = publicCharges
  .filter(known)
  .map(
    ([code, anchor]): TargetRow => [
      `charge-denver-${code}`,
      `${code} ${nameOf(code)}, usual fee`,
      "against a public clinic's charge",
      "$",
      band(anchor, charge),
      "high",
      "DENVER",
      usualFee(code),
      ofCharge,
    ],
  );

const rateRows = publicRates
  .filter(known)
  .map(
    ([code, anchor]): TargetRow => [
      `rate-denver-${code}`,
      `${code} ${nameOf(code)}, fee allowed by PPOs`,
      "against a public clinic's best rate",
      "$",
      band(anchor, agreed),
      "high",
      "DENVER",
      negotiatedFee(code),
      strange.has(code) ? information(strange.get(code) ?? "") : ofRate,
    ],
  );

const carolinaRows = carolinaRates.map(
  ([code, rate]): TargetRow => [
    `rate-carolinas-${code}`,
    `${code} ${nameOf(code)}, fee allowed by PPOs`,
    "against a hospital group's rates",
    "$",
    rate,
    "medium",
    "CAROLINAS",
    negotiatedFee(code),
    information("rates of some payers in one low-fee region, without saying which"),
  ],
);

const surveyed: readonly (readonly [string, string, number])[] = [
  ["adult-cleaning", "D1110", 82.08],
  ["child-cleaning", "D1120", 61.14],
  ["adult-fluoride", "D1208", 32.59],
  ["child-fluoride", "D1208", 31.7],
  ["sealant", "D1351", 44.12],
  ["amalgam", "D2150", 146.61],
  ["crown", "D2740", 1026.3],
  ["extraction", "D7140", 147.32],
];

/** Dollars of today for a mean fee of 2011–2013: fees rise by 2.5 to 4 % a year, which is 1.38 to 1.8 times by now. */
const raised = (fee: number) => [fee * 1.38, fee * 1.55, fee * 1.8] as const;

const surveyRows = surveyed.map(
  ([id, code, anchor]): TargetRow => [
    `fee-2012-${id}`,
    `${code} ${nameOf(code)}, usual fee`,
    "against the mean of 2011–2013, raised to today",
    "$",
    raised(anchor),
    "high",
    "ADA13",
    usualFee(code),
    gate(anchor * 0.2, "fees of offices differ by a fifth around the mean"),
  ],
);

/** What the office charges and what insurers allow. */
export const feeTargets: readonly Target[] = targetsOf("fees", [
  ...judgedRows,
  ...chargeRows,
  ...rateRows,
  ...carolinaRows,
  ...surveyRows,
]);
