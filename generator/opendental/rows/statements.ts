import { type Day, emptyDay } from "../../../foundation/calendar.ts";
import { fractionOf, scattered } from "../../../foundation/scatter.ts";
import { statementRates } from "../../catalog/rates/accounts-desk.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Statement } from "../../world/money.ts";
import type { PracticeBook } from "../book.ts";
import { statementModeCodes } from "../codes.ts";
import { belongsAt, familyHistory } from "../family-history.ts";
import { enumerations } from "../schema/enumerations.ts";

const { StmtLinkTypes } = enumerations;

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

/** `statement`, `statementprod`, `stmtlink`: bills to guarantors, and the work and charges that are new on each. */
export function writeStatements(book: PracticeBook, out: RowWriter): void {
  const families = familyHistory(book.events);
  const billed = new Map<number, Day>();
  for (const statement of book.world.statements.values()) {
    const period = { after: billed.get(statement.patientId), until: statement.day };
    const isLimited = isLimitedStatement(book, statement);
    writeStatement(statement, period, isLimited, out);
    for (const member of families.get(statement.patientId) ?? []) {
      if (!belongsAt(member, statement.created)) continue;
      for (const charge of chargesOf(book, member.patientId)) {
        if (!isIn(period, charge.day)) continue;
        writeCharge(statement, charge, out);
        if (isLimited) writeLink(statement, charge, out);
      }
    }
    billed.set(statement.patientId, statement.day);
  }
}

/** A limited statement lists chosen entries of the account instead of all. */
function isLimitedStatement({ settings }: PracticeBook, { id }: Statement): boolean {
  return fractionOf(scattered(settings.seed, id, 0, 0)) < statementRates.limited;
}

function writeStatement(
  statement: Statement,
  { after, until }: Period,
  isLimited: boolean,
  out: RowWriter,
): void {
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
    StatementType: isLimited ? "LimitedStatement" : "NotSet",
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

const linkTypes: Readonly<Record<Charge["type"], number>> = {
  Procedure: StmtLinkTypes.Proc,
  Adjustment: StmtLinkTypes.Adj,
  PayPlanCharge: StmtLinkTypes.PayPlanCharge,
};

function writeLink(statement: Statement, { type, key }: Charge, out: RowWriter): void {
  out.write("stmtlink", { StatementNum: statement.id, StmtLinkType: linkTypes[type], FKey: key });
}

function isIn({ after, until }: Period, day: Day): boolean {
  return day <= until && (after === undefined || day > after);
}

/** All that a patient was ever charged. */
function* chargesOf({ world }: PracticeBook, patientId: number): Generator<Charge> {
  for (const key of world.proceduresOf(patientId)) {
    const procedure = world.procedures.get(key);
    if (procedure?.status === "complete" && procedure.fee > 0)
      yield { type: "Procedure", key, day: procedure.day };
  }
  for (const key of world.adjustmentsOfPatient(patientId)) {
    const adjustment = world.adjustments.get(key);
    if (adjustment !== undefined && adjustment.amount > 0)
      yield { type: "Adjustment", key, day: adjustment.day };
  }
  for (const key of world.paymentPlans.chargesOnAccount(patientId)) {
    const charge = world.paymentPlans.charges.get(key);
    if (charge?.kind === "debit") yield { type: "PayPlanCharge", key, day: charge.day };
  }
}
