import { type Day, emptyDay } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { Statement } from "../../world/money.ts";
import type { PracticeBook } from "../book.ts";
import { statementModeCodes } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";

/** A statement covers what happened since the one before it. */
interface Period {
  /** Undefined on the first statement. */
  readonly after: Day | undefined;
  readonly until: Day;
}

/** Work, a fee or an instalment that a family was charged. */
interface Charge {
  readonly type: "Procedure" | "Adjustment" | "PayPlanCharge";
  readonly key: number;
  readonly day: Day;
}

/**
 * `statement`, `statementprod`: bills to guarantors, and the work and charges that are new on each, of those who
 * belonged to the family then.
 */
export function writeStatements(book: PracticeBook, out: RowWriter): void {
  const families = new Families();
  const billed = new Map<number, Day>();
  for (const event of book.events) {
    families.follow(event);
    if (event.kind !== "statement sent") continue;
    const { statement } = event;
    const period = { after: billed.get(statement.patientId), until: statement.day };
    writeStatement(statement, period, out);
    for (const charge of chargesOf(book, families.membersOf(statement.patientId))) {
      if (isIn(period, charge.day)) writeCharge(statement, charge, out);
    }
    billed.set(statement.patientId, statement.day);
  }
}

/** Who belongs to which guarantor, as the events go on. */
class Families {
  readonly #guarantors = new Map<number, number>();
  readonly #members = new Map<number, readonly number[]>();

  follow(event: PracticeEvent): void {
    if (event.kind === "patient joined") this.#join(event.patient.id, event.patient.guarantorId);
    else if (event.kind === "patient changed" && event.change.guarantorId !== undefined) {
      this.#join(event.patientId, event.change.guarantorId);
    }
  }

  membersOf(guarantorId: number): readonly number[] {
    return this.#members.get(guarantorId) ?? [];
  }

  #join(patientId: number, guarantorId: number): void {
    const before = this.#guarantors.get(patientId);
    if (before !== undefined) {
      const left = this.membersOf(before).filter((id) => id !== patientId);
      this.#members.set(before, left);
    }
    this.#guarantors.set(patientId, guarantorId);
    this.#members.set(guarantorId, [...this.membersOf(guarantorId), patientId]);
  }
}

function writeStatement(statement: Statement, { after, until }: Period, out: RowWriter): void {
  out.write("statement", {
    StatementNum: statement.id,
    PatNum: statement.patientId,
    DateSent: statement.day,
    DateRangeFrom: after === undefined ? emptyDay : after + 1,
    DateRangeTo: until,
    Note: "",
    NoteBold: "",
    Mode_: statementModeCodes[statement.mode],
    IsSent: 1,
    DateTStamp: statement.created,
    EmailBody: "",
    IsBalValid: 1,
    InsEst: money(statement.insuranceEstimate),
    BalTotal: money(statement.balance),
    StatementType: "NotSet",
    SmsSendStatus: enumerations.AutoCommStatus.DoNotSend,
  });
}

function writeCharge(statement: Statement, { type, key }: Charge, out: RowWriter): void {
  out.write("statementprod", {
    StatementNum: statement.id,
    FKey: key,
    ProdType: enumerations.ProductionType[type],
  });
}

function isIn({ after, until }: Period, day: Day): boolean {
  return day <= until && (after === undefined || day > after);
}

/** All that the members of a family were ever charged. */
function chargesOf({ world }: PracticeBook, members: readonly number[]): readonly Charge[] {
  const charges: Charge[] = [];
  for (const member of members) {
    for (const key of world.proceduresOf(member)) {
      const procedure = world.procedures.get(key);
      if (procedure?.status === "complete" && procedure.fee > 0) {
        charges.push({ type: "Procedure", key, day: procedure.day });
      }
    }
    for (const key of world.adjustmentsOfPatient(member)) {
      const adjustment = world.adjustments.get(key);
      if (adjustment !== undefined && adjustment.amount > 0) {
        charges.push({ type: "Adjustment", key, day: adjustment.day });
      }
    }
    for (const key of world.paymentPlans.chargesOnAccount(member)) {
      const charge = world.paymentPlans.charges.get(key);
      if (charge?.kind === "debit") charges.push({ type: "PayPlanCharge", key, day: charge.day });
    }
  }
  return charges;
}
