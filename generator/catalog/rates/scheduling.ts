/** Booking and keeping appointments. H measured, M one vendor, L judged. */
export const schedulingRates = {
  /** Appointments missed without notice, before the multipliers. M: 4–7.4 % on average. */
  missed: 0.04,
  /** Appointments cancelled in advance. M: 12–15.5 % on average, of which a part is only moved. */
  cancelled: 0.085,
  /** Appointments that the patient asks to move. L. */
  moved: 0.05,
  /** How the risk of not coming is multiplied. L, after published odds. */
  multipliers: {
    newPatient: 2,
    uninsured: 1.2,
    age18to34: 1.4,
    age12to17: 1.3,
    from65: 0.6,
    leadOver90Days: 1.3,
    leadUnder7Days: 0.7,
    mondayOrFriday: 1.15,
    brokenBefore: 1.8,
  },
  /** Broken visits that are booked again within 60 days. L: 60–70 %. */
  rebooked: 0.65,
  /** Days until a broken visit is booked again: median and sigma. L. */
  rebookDelay: [6, 0.8],
  /** Appointments confirmed by the patient. M: 44 % on average, 87 % at best. */
  confirmed: 0.62,
  /** Days before the visit of the reminders by e-mail and by text. M. */
  reminderDays: { email: 14, text: 2 },
  /** Lead in days of treatment booked at check-out: median and sigma. L: median 12. */
  treatmentLead: [9, 0.6],
  newPatientLead: [9, 0.7],
  /** Days that the next hygiene visit is aimed beyond its interval, at most. L: peak at 26 weeks for six months. */
  hygieneJitterDays: 8,
  /** Days that it may come sooner than aimed at. L. */
  hygieneEarlyDays: 14,
  /** Minutes of a block kept free until so many days before. L. */
  reserves: {
    recall: { minutes: 90, beyondDays: 14 },
    treatment: { minutes: 30, beyondDays: 10 },
  },
  /** Crown seat after prep, in days. L: 14–21. */
  seatDelay: [14, 21],
} as const;
