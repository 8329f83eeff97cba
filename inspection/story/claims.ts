import type { InspectedDatabase, InspectedRow } from "../inspected-database.ts";
import {
  centsOf,
  type Detail,
  dayIn,
  dollars,
  type Happening,
  happening,
  numberOf,
  ranks,
  rowsBy,
  rowsByDay,
  textOf,
} from "./happening.ts";

/** OpenDental's ClaimProcStatus: what counts as paid by an insurer. */
const paidStatuses = [1, 4, 5, 7];

/** Claims as they were sent, and what insurers paid, wrote off and remarked. */
export async function readClaims(
  database: InspectedDatabase,
  patient: number,
): Promise<readonly Happening[]> {
  const claims = await database.query(`
    select c.ClaimNum, c.ClaimType, c.ClaimStatus, c.DateSentOrig, c.DateSent, c.ClaimFee, c.InsPayEst, r.CarrierName
    from claim c join insplan i on i.PlanNum = c.PlanNum join carrier r on r.CarrierNum = i.CarrierNum
    where c.PatNum = ${patient} order by c.ClaimNum`);
  const lines = await database.query(`
    select l.ClaimProcNum, l.ClaimNum, l.ProcNum, l.Status, l.DateCP, l.InsPayAmt, l.WriteOff, l.DedApplied, l.Remarks,
      k.ProcCode
    from claimproc l left join procedurelog p on p.ProcNum = l.ProcNum
      left join procedurecode k on k.CodeNum = p.CodeNum
    where l.PatNum = ${patient} and l.Status in (${paidStatuses.join(", ")}) order by l.ClaimProcNum`);
  const carriers = new Map(
    claims.map((claim) => [numberOf(claim, "ClaimNum"), textOf(claim, "CarrierName")]),
  );
  return [
    ...claims.flatMap(sendings),
    ...[...rowsBy(lines, "ClaimNum")].flatMap(([claim, answered]) =>
      answers(claim, carriers.get(claim) ?? "the insurer", answered),
    ),
  ];
}

function sendings(claim: InspectedRow): readonly Happening[] {
  const first = dayIn(claim, "DateSentOrig") ?? dayIn(claim, "DateSent");
  const last = dayIn(claim, "DateSent");
  if (first === undefined) return [];
  const number = numberOf(claim, "ClaimNum");
  const carrier = textOf(claim, "CarrierName");
  const amounts = `billed ${dollars(centsOf(claim, "ClaimFee"))}, expected ${dollars(centsOf(claim, "InsPayEst"))}`;
  const kind =
    { P: "claim", S: "secondary claim", PreAuth: "preauthorisation" }[textOf(claim, "ClaimType")] ?? "claim";
  const sent = happening(first, ranks.claim, `${kind} ${number} sent to ${carrier}: ${amounts}`);
  if (last === undefined || last === first) return [sent];
  return [sent, happening(last, ranks.claim, `${kind} ${number} sent again to ${carrier}`)];
}

function answers(claim: number, carrier: string, lines: readonly InspectedRow[]): readonly Happening[] {
  return [...rowsByDay(lines, "DateCP")].map(([day, answered]) => {
    const total = (column: string): number => answered.reduce((sum, line) => sum + centsOf(line, column), 0);
    const [paid, writtenOff, deductible] = [total("InsPayAmt"), total("WriteOff"), total("DedApplied")];
    const more = [
      `wrote off ${dollars(writtenOff)}`,
      ...(deductible === 0 ? [] : [`deductible ${dollars(deductible)}`]),
    ];
    const text = `${carrier} answered claim ${claim}: paid ${dollars(paid)}, ${more.join(", ")}`;
    return happening(day, ranks.insurance, text, {
      details: remarksOf(answered),
      amount: -paid - writtenOff,
    });
  });
}

function remarksOf(lines: readonly InspectedRow[]): readonly Detail[] {
  return lines
    .filter((line) => textOf(line, "Remarks") !== "")
    .map((line) => ({ text: `${textOf(line, "ProcCode")}  ${textOf(line, "Remarks")}`, amount: undefined }));
}
