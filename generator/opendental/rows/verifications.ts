import { type Day, dayOfMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { fractionOf, scattered } from "../../../foundation/scatter.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { insuranceDeskRates as rates } from "../../catalog/rates/insurance-desk.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventOf } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

type Subject = "InsuranceBenefit" | "PatientEnrollment";

/** What is known of a plan's benefits or a patient's enrolment. It changes with each verification. */
interface Verification {
  /** InsVerifyNum. */
  readonly number: number;
  readonly subject: Subject;
  /** PlanNum or PatPlanNum. */
  readonly key: number;
  readonly entered: Moment;
  verified: Moment;
}

/** The purposes of draws. */
const enrolmentDraw = 1;
const benefitsDraw = 2;

/**
 * `insverify`, `insverifyhist`: when somebody last asked the insurer about a plan and a patient's enrolment, and all
 * the times before. A dropped coverage takes its row along and leaves its history.
 */
export function writeVerifications(book: PracticeBook, out: RowWriter): void {
  const desk = new VerificationDesk(book, out);
  const { imported } = book.world;
  for (const { plan } of imported.plans()) desk.open("InsuranceBenefit", plan.id, plan.created);
  for (const { coverages } of imported.coverages())
    for (const { id, created } of coverages) desk.open("PatientEnrollment", id, created);
  for (const event of book.events) {
    if (event.kind === "plan added") desk.open("InsuranceBenefit", event.plan.id, event.plan.created);
    else if (event.kind === "coverage started")
      desk.open("PatientEnrollment", event.coverage.id, event.coverage.created);
    else if (event.kind === "appointment completed") desk.prepareVisit(event);
  }
  desk.writeCurrent();
}

class VerificationDesk {
  readonly #book: PracticeBook;
  readonly #out: RowWriter;
  readonly #benefits = new Map<number, Verification>();
  readonly #enrolments = new Map<number, Verification>();
  #number = 0;

  constructor(book: PracticeBook, out: RowWriter) {
    this.#book = book;
    this.#out = out;
  }

  /** What is new is verified on the day it is entered. */
  open(subject: Subject, key: number, created: Moment): void {
    const entered = momentAt(dayOfMoment(created), 12 * 60);
    const known = subject === "InsuranceBenefit" ? this.#benefits : this.#enrolments;
    known.set(key, { number: ++this.#number, subject, key, entered, verified: entered });
  }

  /** On the morning of a visit the desk asks again about what was not asked for long. */
  prepareVisit({ at, appointmentId }: EventOf<"appointment completed">): void {
    const { world, settings } = this.#book;
    const patientId = world.appointments.get(appointmentId)?.patientId ?? 0;
    const day = dayOfMoment(at);
    for (const { coverage, subscription } of this.#book.coveragesKnownAt(patientId, at)) {
      const chance = (purpose: number): number =>
        fractionOf(scattered(settings.seed, appointmentId, coverage.id, purpose));
      if (chance(enrolmentDraw) < rates.enrolmentVerified)
        this.#verify(this.#enrolments.get(coverage.id), day, rates.enrolmentHoldsDays);
      if (chance(benefitsDraw) < rates.benefitsVerified)
        this.#verify(this.#benefits.get(subscription.planId), day, rates.benefitsHoldDays);
    }
  }

  #verify(verification: Verification | undefined, day: Day, holdsDays: number): void {
    if (verification === undefined || day - dayOfMoment(verification.verified) < holdsDays) return;
    verification.verified = momentAt(day, 8 * 60 + (verification.number % 45));
    const { number, verified } = verification;
    this.#out.write("insverifyhist", {
      InsVerifyNum: number,
      ...this.#columns(verification),
      DateTimeEntry: verified,
      VerifyUserNum: this.#book.deskOn(day),
    });
  }

  writeCurrent(): void {
    const { world, asOf } = this.#book;
    const inForce = new Set<number>();
    for (const patientId of world.patients.keys())
      for (const { coverage } of this.#book.coveragesOn(patientId, asOf)) inForce.add(coverage.id);
    // Those of imported charts are never dropped.
    const imported = world.imported.lastKey("coverage");
    const kept = [...this.#enrolments.values()].filter(({ key }) => key <= imported || inForce.has(key));
    const current = [...this.#benefits.values(), ...kept].sort((a, b) => a.number - b.number);
    for (const verification of current) {
      this.#out.write("insverify", {
        InsVerifyNum: verification.number,
        ...this.#columns(verification),
        DateTimeEntry: verification.entered,
      });
    }
  }

  #columns({ subject, key, verified }: Verification) {
    const day = dayOfMoment(verified);
    return {
      DateLastVerified: day,
      UserNum: this.#book.deskOn(day),
      VerifyType: enumerations.VerifyTypes[subject],
      FKey: key,
      DefNum: definitionNumber("InsuranceVerificationStatus", "Verified"),
      Note: "",
      DateLastAssigned: day,
      SecDateTEdit: verified,
    };
  }
}
