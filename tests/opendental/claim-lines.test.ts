import { expect, test } from "vitest";
import { currentFigures } from "../../generator/opendental/rows/claim-lines.ts";
import type { ClaimLine, ClaimLineStatus } from "../../generator/world/insurance.ts";

const line = (status: ClaimLineStatus): ClaimLine => ({
  id: 1,
  procedureId: 2,
  patientId: 3,
  claimId: status === "estimate" ? 0 : 4,
  planId: 5,
  subscriptionId: 6,
  providerId: 7,
  status,
  procedureDay: 20_000,
  feeBilled: 10_000,
  allowed: 8000,
  percentage: 80,
  deductibleEstimate: 1000,
  paymentEstimate: 5600,
  writeOffEstimate: 2000,
  authorised: undefined,
  note: "",
  deductible: 500,
  paid: 6000,
  writeOff: 2000,
  posted: status === "received" || status === "supplemental" ? 20_010 : undefined,
  insurancePaymentId: 0,
  remarks: "",
  created: 20_000 * 86_400,
  edited: 20_010 * 86_400,
});

test("an estimate on no claim has no amounts of its own yet", () => {
  expect(currentFigures(line("estimate"))).toEqual({ estimate: 0, paid: 0, deductible: 0, writeOff: 0 });
});

test("a line that waits for an answer holds what is expected", () => {
  expect(currentFigures(line("not received"))).toEqual({
    estimate: 5600,
    paid: 0,
    deductible: 1000,
    writeOff: 2000,
  });
});

test.each(["received", "supplemental"] as const)("a %s line holds what the insurer decided", (status) => {
  expect(currentFigures(line(status))).toEqual({
    estimate: 5600,
    paid: 6000,
    deductible: 500,
    writeOff: 2000,
  });
});
