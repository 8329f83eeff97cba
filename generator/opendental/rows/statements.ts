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

/** `statement`, `statementprod`: bills to guarantors, and the work and charges that are new on each. */
export function writeStatements(book: PracticeBook, out: RowWriter): void {
  const lastDays = new Map<number, Day>();
  for (const statement of book.world.statements.values()) {
    const period = { after: lastDays.get(statement.patientId), until: statement.day };
    writeStatement(statement, period, out);
    writeNewCharges(book, statement, period, out);
    lastDays.set(statement.patientId, statement.day);
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

function writeNewCharges(book: PracticeBook, statement: Statement, period: Period, out: RowWriter): void {
  for (const { type, key } of newCharges(book, statement.patientId, period)) {
    out.write("statementprod", {
      StatementNum: statement.id,
      FKey: key,
      ProdType: enumerations.ProductionType[type],
    });
  }
}

interface Charge {
  readonly type: "Procedure" | "Adjustment";
  readonly key: number;
}

function newCharges(
  { world }: PracticeBook,
  guarantorId: number,
  { after, until }: Period,
): readonly Charge[] {
  const isNew = (day: Day): boolean => day <= until && (after === undefined || day > after);
  return world.familyOf(guarantorId).flatMap((member) => {
    const procedures = world.proceduresOf(member).filter((key) => {
      const procedure = world.procedures.get(key);
      return procedure?.status === "complete" && procedure.fee > 0 && isNew(procedure.day);
    });
    const adjustments = world.adjustmentsOfPatient(member).filter((key) => {
      const adjustment = world.adjustments.get(key);
      return adjustment !== undefined && adjustment.amount > 0 && isNew(adjustment.day);
    });
    return procedures.map(chargeOf("Procedure")).concat(adjustments.map(chargeOf("Adjustment")));
  });
}

const chargeOf =
  (type: Charge["type"]) =>
  (key: number): Charge => ({ type, key });
