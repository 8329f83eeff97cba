/** Invented progress notes, by the first two characters of a procedure code. */
export const procedureNotes: Readonly<Record<string, readonly string[]>> = {
  D0: [
    "Health history reviewed, no changes. Findings charted and explained to the patient.",
    "Images taken and read. Soft tissues within normal limits. Next visit recommended.",
    "Patient points to the area of discomfort. Tests recorded in the chart.",
  ],
  D1: [
    "Plaque and light calculus removed, polished, flossed. Home care reviewed.",
    "Moderate stain on the lingual of the lower front teeth removed. Brushing shown on a model.",
    "Tissue pink and firm. Interdental cleaning recommended once a day.",
  ],
  D2: [
    "Anesthetic given, decay removed, restored and polished. Occlusion checked and adjusted.",
    "Old restoration removed, isolation held, shade agreed with the patient.",
    "Patient comfortable at dismissal. Sensitivity for some days explained.",
  ],
  D3: [
    "Rubber dam placed, canals cleaned and shaped, length checked on an image.",
    "Canals filled, access closed with a temporary restoration. Final restoration needed.",
  ],
  D4: [
    "Pockets instrumented under local anesthetic. Bleeding as expected. Rinse advised.",
    "Maintenance visit, pockets measured, stable compared with the last visit.",
  ],
  D5: ["Fit and bite checked, sore spots relieved. Care of the appliance explained."],
  D6: ["Site checked, torque recorded, patient shown how to clean around the implant."],
  D7: [
    "Tooth removed, socket intact, bleeding stopped. Written instructions given.",
    "Sutures placed. Patient told to call if swelling or fever appears.",
  ],
  D8: ["Trays delivered, wear time explained, next set in two weeks."],
  D9: ["Patient seen as noted. Questions answered."],
};
