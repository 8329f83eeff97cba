/** Words that the office has added to its spelling dictionary. */
export const dentalWords: readonly string[] = (
  "abfraction abutment alveolar alveoloplasty amalgam anesthetize anterior apical apicoectomy appt arch articaine " +
  "attrition basal bicuspid bitewing bitewings bleaching bonded bonding bruxism bruxer buccal buccally buildup bw bwx " +
  "calculus canine caries carious carpule cast cementation cementum cervical clasp coe composite coping crossbite " +
  "cusp cuspid debanding debond debridement deciduous demineralization denture dentin desensitizer diastema distal " +
  "distobuccal distolingual edentulous endo endodontic epi etch exfoliate exodontia extraoral facial fistula flipper " +
  "fluoride fmx foramen frenectomy frenum furcation gingiva gingival gingivectomy gingivitis hemostasis hyg hx " +
  "impaction incisal incisor infrabony inlay interproximal intraoral lidocaine ligate lingual lingually malocclusion " +
  "mandible mandibular maxilla maxillary mesial mesiobuccal mesiolingual midline molar mucosa nightguard occlusal " +
  "occlusion odontoplasty onlay operculum ortho orthodontic overbite overjet palatal panorex parafunctional perio " +
  "periapical pericoronitis periodontal periodontitis periradicular pontic posterior prophy pulpal pulpectomy " +
  "pulpitis pulpotomy retainer"
).split(" ");
