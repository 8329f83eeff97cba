import { addMonths } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventKind, EventOf, PracticeEvent } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { PayPlanLinkType, SubstitutionCondition } = enumerations;

/** Composites on back teeth and the amalgams as which two plans pay them. */
const substitutions = [
  ["D2391", "D2140"],
  ["D2392", "D2150"],
  ["D2393", "D2160"],
  ["D2394", "D2160"],
] as const;
const plansWithSubstitutions = 2;
const smallestInstalment = 2500;

/** `claimattach`, `installmentplan`, `payplanlink`, `substitutionlink`: what the office tried once and then left. */
export function writeRareRows(book: PracticeBook, out: RowWriter): void {
  writeAttachment(book, out);
  writeInstalments(book, out);
  writePlanLink(book, out);
  writeSubstitutions(book, out);
}

function firstOf<K extends EventKind>(events: readonly PracticeEvent[], kind: K): EventOf<K> | undefined {
  // The compiler does not narrow a union by a parameter.
  return events.find((event) => event.kind === kind) as EventOf<K> | undefined;
}

/** An X-ray went out with the first claim. */
function writeAttachment({ events }: PracticeBook, out: RowWriter): void {
  const sent = firstOf(events, "claim sent");
  if (sent === undefined) return;
  out.write("claimattach", {
    ClaimNum: sent.claimId,
    DisplayedFileName: "X-ray.jpg",
    ActualFileName: `example-attachment-${sent.claimId}.jpg`,
    ImageReferenceId: 0,
  });
}

/** The first family that was billed was noted down to pay by the month. */
function writeInstalments({ events }: PracticeBook, out: RowWriter): void {
  const billed = firstOf(events, "statement sent");
  if (billed === undefined) return;
  const { patientId, day, balance } = billed.statement;
  out.write("installmentplan", {
    PatNum: patientId,
    DateAgreement: day,
    DateFirstPayment: addMonths(day, 1),
    MonthlyPayment: money(Math.max(smallestInstalment, Math.round(balance / 6 / 100) * 100)),
    Note: "Pays by the month.",
  });
}

/** The first payment plan was linked to its work. */
function writePlanLink({ events }: PracticeBook, out: RowWriter): void {
  const agreed = firstOf(events, "payment plan agreed");
  const procedureId = agreed?.charges.find((charge) => charge.procedureId !== 0)?.procedureId;
  if (agreed === undefined || procedureId === undefined) return;
  out.write("payplanlink", {
    PayPlanNum: agreed.plan.id,
    LinkType: PayPlanLinkType.Procedure,
    FKey: procedureId,
    AmountOverride: 0,
    SecDateTEntry: agreed.at,
  });
}

function writeSubstitutions({ world, codeNumber }: PracticeBook, out: RowWriter): void {
  let plans = 0;
  for (const plan of world.plans.values()) {
    if (!plan.downgradesBackFillings) continue;
    for (const [composite, amalgam] of substitutions) {
      out.write("substitutionlink", {
        PlanNum: plan.id,
        CodeNum: codeNumber(composite),
        SubstitutionCode: amalgam,
        SubstOnlyIf: SubstitutionCondition.Posterior,
      });
    }
    if (++plans === plansWithSubstitutions) return;
  }
}
