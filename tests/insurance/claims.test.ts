import { describe, expect, test } from "vitest";
import { civilOf, dayOf, dayOfMoment } from "../../foundation/calendar.ts";
import { simulate } from "../../generator/simulate.ts";
import { claims, eventsOf, lines, linesOf, practice } from "./practice.ts";

const { world } = practice;

test("no line is settled beyond what was billed, by all insurers together", () => {
  const settled = new Map<number, number>();
  for (const line of lines) {
    settled.set(line.procedureId, (settled.get(line.procedureId) ?? 0) + line.paid + line.writeOff);
  }
  const beyond = [...settled].filter(([id, amount]) => {
    const procedure = world.procedures.get(id);
    return amount > 0 && amount > (procedure?.fee ?? 0) * (procedure?.units ?? 0);
  });
  expect(beyond).toEqual([]);
});

test("a claim's fee is the sum of its lines' and supplemental lines bill nothing", () => {
  for (const claim of claims) {
    expect(linesOf(claim).reduce((sum, line) => sum + line.feeBilled, 0)).toBe(claim.fee);
  }
  const supplemental = lines.filter((line) => line.status === "supplemental");
  expect(supplemental.length).toBeGreaterThan(0);
  for (const line of supplemental) expect(line.feeBilled).toBe(0);
});

describe("sending", () => {
  test("a claim that is sent again keeps its first day", () => {
    const again = claims.filter(({ sent, firstSent }) => sent !== firstSent);
    expect(again.length).toBeGreaterThan(0);
    for (const { sent, firstSent } of again)
      expect(sent).toBeGreaterThan(firstSent ?? Number.POSITIVE_INFINITY);
    const followed = new Set(
      eventsOf("claim followed up").flatMap(({ claimId, step }) => (step === "sent again" ? [claimId] : [])),
    );
    for (const { id } of again) expect(followed).toContain(id);
  });

  test("some claims stay without an answer for more than 90 days, and the office calls about them", () => {
    const silent = claims.filter(
      ({ status, sent }) => status === "sent" && practice.settings.asOf - (sent ?? 0) > 90,
    );
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.length).toBeLessThan(claims.length * 0.03);
    const called = new Set(eventsOf("claim followed up").map(({ claimId }) => claimId));
    expect(silent.filter(({ id, type }) => type !== "preauthorisation" && !called.has(id))).toEqual([]);
  });

  test("nothing is answered before it was sent", () => {
    const early = claims.filter(
      ({ sent, received, serviceDay }) =>
        (received ?? Infinity) < (sent ?? Infinity) || (sent ?? Infinity) < serviceDay,
    );
    expect(early).toEqual([]);
  });
});

describe("two insurers", () => {
  const created = eventsOf("claim created").filter(({ claim }) => claim.type === "secondary");

  test("the second one's claim is held and released on the day the first one answers", () => {
    expect(created.length).toBeGreaterThan(0);
    for (const { claim } of created) expect(claim).toMatchObject({ status: "held", sent: undefined });
    const received = new Map(eventsOf("claim received").map(({ claimId, day }) => [claimId, day]));
    for (const { claimId, at, lines: renewed } of eventsOf("claim released")) {
      const procedureId = renewed[0]?.procedureId ?? 0;
      const primary = world
        .linesOfProcedure(procedureId)
        .map((id) => world.claims.get(world.claimLines.get(id)?.claimId ?? 0))
        .find((claim) => claim?.type === "primary");
      expect(received.get(primary?.id ?? 0)).toBe(dayOfMoment(at));
      expect(world.claims.get(claimId)?.status).not.toBe("held");
    }
  });

  test("a claim is held only while the first insurer has not answered", () => {
    for (const claim of claims.filter(({ status }) => status === "held")) {
      for (const { procedureId } of linesOf(claim)) {
        const statuses = world
          .linesOfProcedure(procedureId)
          .map((id) => world.claims.get(world.claimLines.get(id)?.claimId ?? 0))
          .flatMap((other) => (other?.type === "primary" ? [other.status] : []));
        expect(statuses).not.toContain("received");
      }
    }
  });

  test("the second one writes nothing off", () => {
    for (const claim of claims.filter(({ type }) => type === "secondary")) {
      for (const line of linesOf(claim)) expect(line.writeOff + line.writeOffEstimate).toBe(0);
    }
  });

  test("of both parents' plans the one with the earlier birthday comes first for a child", () => {
    const birthday = (patientId: number) => {
      const { month, dayOfMonth } = civilOf(world.patients.get(patientId)?.birthdate ?? 0);
      return month * 100 + dayOfMonth;
    };
    let children = 0;
    for (const patientId of world.patients.keys()) {
      const coverages = world.coveragesOf(patientId).flatMap((id) => world.coverages.get(id) ?? []);
      if (coverages.length < 2 || coverages.some(({ relationship }) => relationship !== "child")) continue;
      children++;
      const subscribers = coverages
        .sort((a, b) => a.ordinal - b.ordinal)
        .map(({ subscriptionId }) => world.subscriptions.get(subscriptionId)?.subscriberPatientId ?? 0);
      expect(birthday(subscribers[0] ?? 0)).toBeLessThanOrEqual(birthday(subscribers[1] ?? 0));
    }
    expect(children).toBeGreaterThan(0);
  });
});

describe("preauthorisations", () => {
  const requests = claims.filter(({ type }) => type === "preauthorisation");

  test("hold lines of their own kind only, and nothing is paid on them", () => {
    expect(requests.length).toBeGreaterThan(5);
    for (const claim of requests) {
      for (const line of linesOf(claim)) {
        expect(line).toMatchObject({ status: "preauthorisation", paid: 0, writeOff: 0, deductible: 0 });
        expect(line.insurancePaymentId).toBe(0);
      }
    }
    for (const line of lines.filter(({ status }) => status === "preauthorisation")) {
      expect(world.claims.get(line.claimId)?.type).toBe("preauthorisation");
    }
  });

  test("are answered before the treatment, and nothing is paid beyond the answer", () => {
    for (const claim of requests.filter(({ status }) => status === "received")) {
      for (const { procedureId, subscriptionId, authorised } of linesOf(claim)) {
        const procedure = world.procedures.get(procedureId);
        if (procedure?.completed === undefined) continue;
        expect(claim.received).toBeLessThanOrEqual(procedure.completed);
        for (const id of world.linesOfProcedure(procedureId)) {
          const line = world.claimLines.get(id);
          const isClaimed = line?.subscriptionId === subscriptionId && line.status === "not received";
          expect(isClaimed ? line.paymentEstimate : 0).toBeLessThanOrEqual(authorised ?? 0);
        }
      }
    }
  });

  test("are mostly approved", () => {
    const answered = requests.filter(({ status }) => status === "received");
    const approved = answered.filter((claim) =>
      linesOf(claim).some(({ paymentEstimate }) => paymentEstimate > 0),
    );
    expect(approved.length / answered.length).toBeGreaterThan(0.6);
    expect(approved.length).toBeLessThan(answered.length);
  });

  test("stand on no procedure that was struck out", () => {
    for (const claim of requests) {
      for (const { procedureId } of linesOf(claim)) {
        expect(world.procedures.get(procedureId)?.status).not.toBe("deleted");
      }
    }
  });
});

test("a longer life has the same past", () => {
  const settings = { patients: 120, years: 2, seed: 4, opened: dayOf(2023, 1, 2) };
  const shorter = simulate({ ...settings, asOf: dayOf(2024, 2, 9) }).events;
  const longer = simulate({ ...settings, asOf: dayOf(2024, 6, 20) }).events;
  expect(longer.slice(0, shorter.length)).toEqual(shorter);
});
