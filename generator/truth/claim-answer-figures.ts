import type { Claim, ClaimLine } from "../world/insurance.ts";
import type { FillGrid } from "./fill-grid.ts";
import type { Grid } from "./grid.ts";
import type { PracticeRecord } from "./record.ts";

/** A claim that the insurer has answered, with the lines that were answered. */
export interface AnsweredClaim {
  readonly claim: Claim;
  readonly sent: number;
  readonly received: number;
  readonly lines: readonly ClaimLine[];
}

/** Claims that came back, with their lines but without later supplemental payments. */
export function answeredClaims({ claims, lines }: PracticeRecord): AnsweredClaim[] {
  const linesOf = new Map<number, ClaimLine[]>();
  for (const line of lines.values()) {
    if (line.status === "supplemental") continue;
    const list = linesOf.get(line.claimId);
    if (list === undefined) linesOf.set(line.claimId, [line]);
    else list.push(line);
  }
  return [...claims.values()].flatMap((claim) => {
    const { sent, received } = claim;
    if (sent === undefined || received === undefined) return [];
    return [{ claim, sent, received, lines: linesOf.get(claim.id) ?? [] }];
  });
}

/** Answered with neither payment nor write-off nor deductible. */
export const isDenied = ({ paid, writeOff, deductible }: ClaimLine): boolean =>
  paid === 0 && writeOff === 0 && deductible === 0;

/** What came back from insurers, by the treating provider and the month of receipt. */
export function claimAnswerFigures(answered: readonly AnsweredClaim[], grid: FillGrid) {
  const sum = (amountOf: (claim: AnsweredClaim) => number): Grid =>
    grid((add) => {
      for (const claim of answered) add(claim.claim.treatingProviderId, claim.received, amountOf(claim));
    });
  return {
    claims_received: sum(() => 1),
    claim_days: sum(({ sent, received }) => received - sent),
    claims_denied: sum(({ lines }) => (lines.length > 0 && lines.every(isDenied) ? 1 : 0)),
    claim_lines_received: sum(({ lines }) => lines.length),
    claim_lines_denied: sum(({ lines }) => lines.filter(isDenied).length),
  };
}
