/** What the office writes down beside treatment. All L: judged, knobs, unless a source is named. */
export const recordRates = {
  /** Days between the questions about a patient's health; most offices ask once a year. */
  healthReviewDays: 330,
  /** Chance that a stated drug is stopped by the next review. */
  drugStopped: 0.05,
  /** Prescriptions by what was done. */
  prescriptions: {
    antibioticAfterExtraction: 0.35,
    antibioticAfterSurgery: 0.7,
    antibioticAfterRootCanal: 0.3,
    antibioticAfterEmergency: 0.3,
    painAfterExtraction: 0.45,
    painAfterSurgery: 0.85,
    painAfterRootCanal: 0.25,
    /** Of the prescriptions against pain after surgery. */
    strongAfterSurgery: 0.15,
    rinseAfterDeepCleaning: 0.4,
    fluorideForDecay: 0.08,
    premedicationAtReview: 0.8,
  },
  /** Laboratory cases that come back later than promised. */
  labLate: 0.06,
  labLateDays: [2, 7],
  /** Documents. Facts: 8 a patient row in a practice of long standing. */
  documents: {
    insuranceCard: 0.9,
    newPatientConsent: 0.95,
    surgeryConsent: 0.9,
    savedPlan: 0.55,
    explanationOfBenefits: 0.3,
    newPatientPicture: 0.25,
  },
  /** Tasks. Facts: 2.2 thousand in a practice of 33 thousand patient rows, most of them by few users. */
  tasks: {
    unpaidClaimAfterDays: 30,
    unpaidClaim: 0.5,
    callBackAfterCancellation: 0.15,
    verifyNewCoverage: 0.3,
    suppliesEachDays: 14,
    /** Days until it is done: median and sigma. */
    doneAfter: [2, 0.8],
    neverDone: 0.03,
    answered: 0.25,
  },
} as const;
