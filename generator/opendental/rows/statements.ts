import { type Day, emptyDay } from "../../../foundation/calendar.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
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

/** `statement`, `statementprod`: bills to guarantors, and the work and charges that are new on each. */
export function writeStatements(book: PracticeBook, out: RowWriter): void {
  const accounts = new Map<
    number,
    { readonly charges: readonly Charge[]; readonly billed: Day | undefined }
  >();
  for (const statement of book.world.statements.values()) {
    const { charges, billed } = accounts.get(statement.patientId) ?? {
      charges: chargesOf(book, statement.patientId),
      billed: undefined,
    };
    const period = { after: billed, until: statement.day };
    writeStatement(statement, period, out);
    for (const charge of charges) if (isIn(period, charge.day)) writeCharge(statement, charge, out);
    accounts.set(statement.patientId, { charges, billed: statement.day });
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

/** All that a family was ever charged. */
function chargesOf({ world }: PracticeBook, guarantorId: number): readonly Charge[] {
  const charges: Charge[] = [];
  for (const member of world.familyOf(guarantorId)) {
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
