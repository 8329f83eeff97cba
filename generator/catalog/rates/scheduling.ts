/** Booking and keeping appointments. H measured, M one vendor, L judged. */
export const schedulingRates = {
  /** Appointments missed without notice, before the multipliers. M: 4–7.4 % on average. */
  missed: 0.03,
  /** Appointments cancelled in advance. M: 12–15.5 % on average, of which a part is only moved. */
  cancelled: 0.08,
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
    firstOrLastOfDay: 1.1,
    brokenBefore: 1.8,
    /** By how regularly the patient comes. */
    regular: 0.7,
    irregular: 1.3,
  },
  /** No patient's risk is multiplied by more. */
  highestRisk: 4,
  /** Broken visits that are booked again within 60 days. L: 60–70 %. */
  rebooked: 0.65,
  /** Of these, those that wait on the unscheduled list; the others are booked as new visits. L. */
  listedToRebook: 0.4,
  /** Broken treatment that nobody has asked to book again, but that is put onto the list all the same. L. */
  listedOtherwise: 0.35,
  /** Days until such a visit is taken off the list. L. */
  listedAtMost: 240,
  /** Visits that are wanted sooner, among those that may be. L. */
  asap: 0.22,
  /** Days ahead at which a visit is far enough to be wanted sooner. L. */
  asapLead: 7,
  /** Visits that the desk writes a note on. L. */
  noted: 0.25,
  /** Holes of the next days that the desk fills from its lists. L: 35–45 % of late holes. */
  refilled: 0.45,
  refillDays: 3,
  /** Listed visits that are looked at for one hole: a desk calls only so many. L. */
  refillCalls: 40,
  /** Days until a broken visit is booked again: median and sigma. L. */
  rebookDelay: [6, 0.8],
  /** Confirmed on a reminder by its way, of those who will come. M: 44 % on average, 87 % at best, together. */
  confirms: { email: 0.14, text: 0.5, phone: 0.42 },
  /** Those who will not come confirm as often times this. L: 0.4. */
  confirmsAndFails: 0.4,
  /** Days before the visit of the reminders by e-mail, by text and by a call to those who have not answered. M. */
  reminderDays: { email: 14, text: 2, phone: 1 },
  /** Calls that reach nobody at all, not even a mailbox. L. */
  unreachable: 0.08,
  /** Lead in days of treatment booked at check-out: median and sigma. L: median 12. */
  treatmentLead: [9, 0.6],
  /** M: 31 days on average, 5 at best; the rest of the wait is for a free time. */
  newPatientLead: [16, 0.75],
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
