import { type Day, dayOfMoment, formatDay, type Moment } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";

/** `etransmessagetext`: the electronic claims of a day go out in one message, to which all of them refer. */
export class ClaimBatches {
  readonly #sender: string;
  readonly #out: RowWriter;
  #number = 0;
  #day: Day | undefined;

  constructor({ world }: PracticeBook, out: RowWriter) {
    this.#sender = world.practice.title.toUpperCase().replaceAll(/[^A-Z ]/g, "");
    this.#out = out;
  }

  /** The EtransMessageTextNum of the message of a moment's day. */
  textOf(at: Moment): number {
    const day = dayOfMoment(at);
    if (day !== this.#day) {
      this.#day = day;
      this.#number++;
      this.#out.write("etransmessagetext", {
        EtransMessageTextNum: this.#number,
        MessageText: this.#message(day),
      });
    }
    return this.#number;
  }

  /** The head of a test message of X12's kind 837: sender, receiver, day and the batch's number. */
  #message(day: Day): string {
    const date = formatDay(day).replaceAll("-", "");
    const batch = String(this.#number).padStart(9, "0");
    return [
      `ISA*00*${" ".repeat(10)}*00*${" ".repeat(10)}*ZZ*EXAMPLE*ZZ*EXAMPLE*${date.slice(2)}*1700*U*00501*${batch}*0*T*:`,
      `GS*HC*EXAMPLE*EXAMPLE*${date}*1700*${this.#number}*X*005010X224A2`,
      `ST*837*0001*005010X224A2`,
      `BHT*0019*00*${batch}*${date}*1700*CH`,
      `NM1*41*2*${this.#sender}*****46*EXAMPLE`,
      "",
    ].join("~\n");
  }
}
