import { ageOn, dayOfMoment, emptyMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { fractionOf, scattered } from "../../../foundation/scatter.ts";
import { financingChecks } from "../../catalog/rates/accounts-desk.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventOf } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import type { enumerations } from "../schema/enumerations.ts";
import type { Row } from "../schema/tables.ts";

type Answer = keyof typeof enumerations.CareCreditWebStatus;

const adult = 18;
const askedDraw = 1;
const answerDraw = 2;

/** `carecreditwebresponse`: what the lender answered: before visits about a patient's credit, and to each purchase. */
export function writeFinancing(book: PracticeBook, out: RowWriter): void {
  for (const event of book.events) {
    if (event.kind === "appointment booked") writeCheck(book, event, out);
    else if (event.kind === "payment posted" && event.payment.method === "financing")
      writePurchase(event, out);
  }
}

function writeCheck(
  book: PracticeBook,
  { at, appointment }: EventOf<"appointment booked">,
  out: RowWriter,
): void {
  const { id, patientId } = appointment;
  const draw = (purpose: number): number => fractionOf(scattered(book.settings.seed, id, patientId, purpose));
  const patient = book.world.patients.get(patientId);
  const day = dayOfMoment(at);
  if (patient === undefined || ageOn(patient.birthdate, day) < adult) return;
  if (draw(askedDraw) >= financingChecks.asked) return;
  const answer = answerAt(draw(answerDraw));
  // What the office itself sends in the evening comes back within the hour, in its order.
  const asked = momentAt(day, financingChecks.batchMinute) + (id % 600) * financingChecks.secondsPerAnswer;
  out.write("carecreditwebresponse", {
    PatNum: patientId,
    ...answerColumns({ reference: `A${id}`, answer, at: asked }),
    ServiceType: "Batch",
    TransType: "None",
    DateTimeLastError: answer === "BatchError" ? asked : emptyMoment,
  });
}

function writePurchase({ payment }: EventOf<"payment posted">, out: RowWriter): void {
  const { id, patientId, amount, created } = payment;
  out.write("carecreditwebresponse", {
    PatNum: patientId,
    PayNum: id,
    Amount: money(amount),
    ...answerColumns({ reference: `P${id}`, answer: "Completed", at: created }),
    ServiceType: "Prefill",
    TransType: "Purchase",
  });
}

/** By weight. */
function answerAt(fraction: number): Answer {
  let left = fraction * 100;
  for (const [answer, weight] of financingChecks.answers) {
    left -= weight;
    if (left < 0) return answer;
  }
  return "Unknown";
}

interface LenderAnswer {
  readonly reference: string;
  readonly answer: Answer;
  readonly at: Moment;
}

function answerColumns({ reference, answer, at }: LenderAnswer): Row<"carecreditwebresponse"> {
  const isDone = answer !== "BatchError";
  return {
    RefNumber: `EXAMPLE-${reference}`,
    WebToken: `example-token-${reference}`,
    ProcessingStatus: answer,
    DateTimeEntry: at,
    DateTimePending: at,
    DateTimeCompleted: isDone ? at + financingChecks.secondsPerAnswer : emptyMoment,
    DateTimeExpired: emptyMoment,
    LastResponseStr: `{"reference":"EXAMPLE-${reference}","status":"${answer}"}`,
    MerchantNumber: "0000000000",
    HasLogged: 1,
  };
}
