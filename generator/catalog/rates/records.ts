/** What the office writes down beside treatment. All L: judged, knobs, unless a source is named. */
export const recordRates = {
  /** Days between the questions about a patient's health; most offices ask once a year. */
  healthReviewDays: 330,
  /** Chance that a stated drug is stopped by the next review. */
  drugStopped: 0.05,
  supplements: { multivitamin: 0.12, vitaminD: 0.08 },
  /** Prescriptions by what was done. Census: 4,990 to 81,169 appointments. */
  prescriptions: {
    antibioticAfterExtraction: 0.2,
    antibioticAfterSurgery: 0.5,
    antibioticAfterRootCanal: 0.18,
    antibioticAfterEmergency: 0.1,
    painAfterExtraction: 0.25,
    painAfterSurgery: 0.6,
    painAfterRootCanal: 0.12,
    /** Against strong pain. */
    strongAfterSurgery: 0.15,
    /** After surgery and deep cleanings. */
    rinse: 0.25,
    /** At an adult's cleaning. */
    fluoridePaste: 0.015,
    premedicationAtReview: 0.8,
  },
  /** Messages that the program sends by itself. L: two to three reminders a visit; a contact for each (facts, 6). */
  messages: {
    /** Visits after which thanks are sent. */
    thanks: 0.92,
    /** Insured visits whose benefits are looked up. */
    benefitsChecked: 0.6,
    /** Seconds before the visit of the last reminder. */
    reminderSeconds: 3 * 3600,
  },
  /**
   * Visits with several procedures that get one note for all of them. Census: 27,331 procedures in such notes to 81,169
   * appointments.
   */
  groupNote: 0.18,
  /** Laboratory cases that come back later than promised. */
  labLate: 0.06,
  labLateDays: [2, 7],
  /** Days by which a parcel comes sooner or later than usual. */
  labSpread: 1,
  /** Days before the seat visit at which the desk asks for the case. */
  labCheckDays: 5,
  /** Documents. Facts: 8 a patient row in a practice of long standing. */
  documents: {
    insuranceCard: 0.7,
    newPatientConsent: 0.95,
    surgeryConsent: 0.9,
    savedPlan: 0.55,
    explanationOfBenefits: 0.15,
    newPatientPicture: 0.25,
  },
  /** Tasks. Facts: 2.2 thousand in a practice of 33 thousand patient rows, most of them by few users. */
  tasks: {
    unpaidClaimAfterDays: 30,
    unpaidClaim: 0.25,
    callBack: 0.07,
    verifyNewCoverage: 0.1,
    suppliesEachDays: 14,
    /** Days until it is done: median and sigma. */
    doneAfter: [2, 0.8],
    neverDone: 0.03,
    answered: 0.25,
  },
} as const;
