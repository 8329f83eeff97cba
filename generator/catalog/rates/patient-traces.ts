/**
 * What patients leave in the small tables beside their records. The totals are census ratios (facts, 6): 13,306 popup,
 * 5,006 custreference and 26 guardian to 33,145 patient rows. How they divide is L: judged, a knob.
 */
export const patientTraceRates = {
  fields: {
    /** Values that are changed later, and after how many days: median and sigma. */
    edited: 0.05,
    editedAfter: [240, 0.9],
  },
  popups: {
    joining: 0.33,
    missed: 0.12,
    movedHouse: 0.15,
    writtenOff: 0.7,
    /** Of those with a warning for the chair, when they are first asked. */
    healthAlert: 0.12,
    /** Those whose text is changed later. */
    edited: 0.05,
    editedAfter: [120, 0.9],
    /** Those that are switched off later. */
    disabled: 0.5,
    disabledAfter: [300, 1],
  },
  /** Patients whom the office would name to others as a reference, and those who have been. */
  reference: 0.151,
  referenceUsed: 0.04,
  badReference: 0.01,
} as const;

/** Of what happens to a task. Census ratio: 1,732 taskhist and 2,176 taskancestor to 2,211 task (facts, 6). */
export const taskTraceRates = {
  /** Ends that leave the task as it was before. */
  history: 0.62,
  /** Notes that leave a row of their own. */
  noteHistory: 0.65,
  /** Open tasks that nobody has looked at. */
  unread: 0.4,
} as const;

/** Of the rest. Census ratios (facts, 6). */
export const officeTraceRates = {
  /** 537 timeadjust to 22,026 clockevent. */
  timeAdjustment: 0.0244,
  /** 337 mobiledatabyte to 81,169 appointment: check-ins at the tablet. */
  tabletCheckIn: 0.0046,
  /** 279 procmultivisit to 4,592 labcase, at about three rows a case. */
  multiVisit: 0.05,
} as const;
