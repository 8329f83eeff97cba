/** What is done at a hygiene visit. L throughout unless said, calibrated to the target mix. */
export const hygieneRates = {
  /** Age from which a child holds a film between the teeth. L. */
  filmsFrom: 4,
  examAtCleaning: 0.72,
  examAtMaintenance: 0.42,
  gingivitis: 0.03,
  debridement: 0.5,
  /** M: adults get fluoride at 33 % of hygiene visits at most; the mix asks for less. */
  fluorideAdult: 0.255,
  fluorideChild: 0.75,
  fluorideOther: 0.11,
  /** Months between bitewings. M: data cluster at 12. */
  bitewingMonths: [
    [12, 72],
    [18, 14],
    [24, 14],
  ],
  bitewingsWhenDue: 0.66,
  /** Of children: decay between baby molars is not seen otherwise. L. */
  childsBitewingsWhenDue: 0.88,
  /** A series or panoramic film when five years have passed. M: 36–60 months. */
  seriesWhenDue: 0.11,
  fullMouthOfSeries: 0.5,
  periapicalAtExam: 0.2,
  furtherPeriapicals: 0.31,
  /** Films beyond the first of a visit, where there are any. L: 1.45 on average. */
  furtherFilms: [
    [1, 65],
    [2, 25],
    [3, 10],
  ],
  localAntibiotic: 0.07,
  /** First examinations of patients with periodontitis that are periodontal ones. */
  periodontalExam: 0.65,
} as const;
