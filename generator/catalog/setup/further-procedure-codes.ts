import { type ProcedureSection, procedureCodes, type TreatmentArea } from "../procedure-codes.ts";

/** A procedure that is on the list and never done here. */
export interface FurtherProcedureCode {
  readonly code: string;
  /** In plain words of our own, as in the rest of the catalogue. */
  readonly name: string;
  readonly area: TreatmentArea;
  readonly section: ProcedureSection;
  /** Whether it is off the lists that treatment is picked from. */
  readonly isRetired: boolean;
}

/** The rest of the terminology: the four digits of each code and a name, by chapter. */
// biome-ignore-start format: paragraphs of codes
const chapters: readonly (readonly [ProcedureSection, TreatmentArea, string])[] = [
  [
    "Diagnostic",
    "mouth",
    `
    0160 Detailed exam of one problem; 0170 Second look at a problem; 0171 Look after surgery; 0190 Screening;
    0191 Assessment; 0411 Blood sugar test at home range; 0412 Blood sugar test in the office; 0414 Lab culture report;
    0415 Germ sample; 0416 Virus culture; 0417 Saliva sample; 0418 Saliva analysis; 0419 Saliva flow measured;
    0422 Genetic sample; 0423 Genetic test; 0425 Caries tests; 0431 Light aid for soft tissue; 0460 Pulp vitality tests;
    0470 Study casts; 0472 Tissue looked at by eye; 0473 Tissue under the microscope; 0474 Tissue with margins;
    0475 Decalcified tissue; 0476 Special stains; 0477 Special stains, other; 0478 Stains for immunology;
    0479 Tissue hybridised; 0480 Smear with report; 0481 Electron microscopy; 0482 Direct immunofluorescence;
    0483 Indirect immunofluorescence; 0484 Second opinion on slides; 0485 Second opinion with slides made;
    0486 Brush sample with report; 0502 Other pathology; 0600 Changes measured without radiation; 0601 Caries risk low;
    0602 Caries risk moderate; 0603 Caries risk high; 0604 Antigen test; 0605 Antibody test; 0606 Molecular test;
    0999 Diagnostic, other`,
  ],
  [
    "Imaging",
    "mouth",
    `
    0240 Biting film; 0250 Film outside the mouth; 0251 Back-tooth film outside the mouth; 0270 One bitewing;
    0273 Three bitewings; 0277 Seven or eight bitewings; 0310 Salivary duct image; 0320 Jaw joint with dye;
    0321 Jaw joint films, other; 0322 Layered X-ray; 0340 Side view of the head; 0350 Pictures of face and mouth;
    0351 Three-dimensional picture; 0364 Cone beam, part of a jaw; 0365 Cone beam, lower jaw; 0366 Cone beam, upper jaw;
    0367 Cone beam, both jaws; 0368 Cone beam, jaw joints; 0369 Magnetic resonance image; 0370 Ultrasound image;
    0371 Salivary endoscopy; 0372 Layered full-mouth series; 0373 Layered bitewing; 0374 Layered periapical;
    0380 Cone beam taken only, part; 0381 Cone beam taken only, lower; 0382 Cone beam taken only, upper;
    0383 Cone beam taken only, both; 0384 Cone beam taken only, joints; 0385 Resonance image taken only;
    0386 Ultrasound taken only; 0387 Layered series taken only; 0388 Layered bitewing taken only;
    0389 Layered periapical taken only; 0391 Image read only; 0393 Treatment simulated; 0394 Images subtracted;
    0395 Images joined; 0396 Printed from a surface scan; 0701 Panoramic taken only; 0702 Side view taken only;
    0703 Pictures taken only; 0705 Back-tooth film taken only; 0706 Biting film taken only; 0707 Periapical taken only;
    0708 Bitewing taken only; 0709 Full series taken only; 0801 Teeth scanned; 0802 Teeth scanned from a cast;
    0803 Face scanned; 0804 Face scanned from a cast`,
  ],
  [
    "Preventive",
    "mouth",
    `
    1301 Counselled on vaccines; 1310 Nutrition advice; 1320 Tobacco advice; 1321 Advice on substances;
    1330 Hygiene instruction; 1352 Preventive resin; 1353 Sealant repaired; 1355 Caries medicament, tooth;
    1516 Space maintainer, fixed, upper; 1517 Space maintainer, fixed, lower; 1520 Removable maintainer, one side;
    1526 Removable maintainer, upper; 1527 Removable maintainer, lower; 1551 Maintainer recemented, upper;
    1552 Maintainer recemented, lower; 1553 Maintainer recemented, one side; 1556 Maintainer taken out, one side;
    1557 Maintainer taken out, upper; 1558 Maintainer taken out, lower; 1575 Shoe maintainer; 1701 Vaccine A, first dose;
    1702 Vaccine A, second dose; 1703 Vaccine B, first dose; 1704 Vaccine B, second dose; 1705 Vaccine C, first dose;
    1706 Vaccine C, second dose; 1707 Vaccine D, one dose; 1708 Vaccine A, third dose; 1709 Vaccine A, booster;
    1710 Vaccine B, third dose; 1711 Vaccine B, booster; 1712 Vaccine D, booster; 1713 Vaccine A, child, first;
    1714 Vaccine A, child, second; 1781 Vaccine E, first dose; 1782 Vaccine E, second dose; 1783 Vaccine E, third dose;
    1999 Preventive, other`,
  ],
  [
    "Restorative",
    "tooth",
    `
    2161 Amalgam, four or more surfaces; 2390 Composite crown, front; 2410 Gold foil, one surface;
    2420 Gold foil, two surfaces; 2430 Gold foil, three surfaces; 2510 Metal inlay, one surface;
    2520 Metal inlay, two surfaces; 2530 Metal inlay, three surfaces; 2542 Metal onlay, two surfaces;
    2543 Metal onlay, three surfaces; 2544 Metal onlay, four surfaces; 2610 Ceramic inlay, one surface;
    2620 Ceramic inlay, two surfaces; 2630 Ceramic inlay, three surfaces; 2642 Ceramic onlay, two surfaces;
    2643 Ceramic onlay, three surfaces; 2644 Ceramic onlay, four surfaces; 2650 Composite inlay, one surface;
    2651 Composite inlay, two surfaces; 2652 Composite inlay, three surfaces; 2662 Composite onlay, two surfaces;
    2663 Composite onlay, three surfaces; 2664 Composite onlay, four surfaces; 2710 Composite crown, indirect;
    2712 Three-quarter composite crown; 2720 Resin crown on precious metal; 2721 Resin crown on base metal;
    2722 Resin crown on noble metal; 2751 Ceramic crown on base metal; 2752 Ceramic crown on noble metal;
    2753 Ceramic crown on titanium; 2780 Three-quarter crown, precious; 2781 Three-quarter crown, base;
    2782 Three-quarter crown, noble; 2783 Three-quarter crown, ceramic; 2790 Full crown, precious; 2791 Full crown, base;
    2792 Full crown, noble; 2794 Full crown, titanium; 2799 Interim crown; 2910 Inlay recemented; 2915 Post recemented;
    2921 Fragment put back; 2928 Ready-made ceramic crown, adult tooth; 2929 Ready-made ceramic crown, baby tooth;
    2931 Steel crown, adult tooth; 2932 Ready-made resin crown; 2933 Steel crown with window;
    2934 Coated steel crown, baby tooth; 2941 Interim repair, baby tooth; 2949 Foundation for a filling;
    2951 Pin; 2952 Cast post and core; 2953 Further cast post; 2955 Post taken out; 2957 Further ready-made post;
    2960 Veneer made in the mouth; 2961 Resin veneer, laboratory; 2971 Crown under a partial; 2975 Coping;
    2976 Band; 2980 Crown repaired; 2981 Inlay repaired; 2982 Onlay repaired; 2983 Veneer repaired; 2989 Tooth opened up;
    2990 Resin infiltration; 2991 Enamel regenerated; 2999 Restorative, other`,
  ],
  [
    "Endodontics",
    "tooth",
    `
    3110 Pulp cap, direct; 3120 Pulp cap, indirect; 3221 Pulp opened; 3222 Part of the pulp treated; 3230 Pulp paste, front
    baby tooth; 3240 Pulp paste, back baby tooth; 3331 Blocked canal treated; 3332 Root canal given up; 3333 Hole in the
    root repaired; 3346 Root canal again, front; 3347 Root canal again, premolar; 3348 Root canal again, molar;
    3351 Root closure, first visit; 3352 Root closure, between; 3353 Root closure, last; 3355 Pulp renewed, first visit;
    3356 Pulp renewed, between; 3357 Pulp renewed, last; 3410 Root tip surgery, front; 3421 Root tip surgery, premolar;
    3425 Root tip surgery, molar; 3426 Root tip surgery, further root; 3428 Graft with root surgery; 3429 Graft, further;
    3430 Root tip filled; 3431 Growth factors with root surgery; 3432 Membrane with root surgery; 3450 Root removed;
    3460 Implant through a root; 3470 Tooth put back on purpose; 3471 Resorption repaired, front; 3472 Resorption repaired,
    premolar; 3473 Resorption repaired, molar; 3501 Root laid open, front; 3502 Root laid open, premolar; 3503 Root laid
    open, molar; 3910 Dam placed by surgery; 3911 Barrier in the opening; 3920 Half of a tooth removed; 3921 Crown cut off;
    3950 Canal made ready for a post; 3999 Endodontics, other`,
  ],
  [
    "Periodontics",
    "quadrant",
    `
    4210 Gum trimmed, quadrant; 4211 Gum trimmed, few teeth; 4212 Gum trimmed for a filling; 4230 Crown laid open, quadrant;
    4231 Crown laid open, few teeth; 4240 Flap, quadrant; 4241 Flap, few teeth; 4245 Flap moved to the root; 4249 Crown
    lengthened; 4260 Bone surgery, quadrant; 4261 Bone surgery, few teeth; 4263 Bone graft, first site; 4264 Bone graft,
    further site; 4265 Growth factors; 4266 Membrane, resorbable; 4267 Membrane, not resorbable; 4268 Surgery revised;
    4270 Soft tissue graft on a stalk; 4273 Connective graft, first; 4274 Wedge; 4275 Donor graft, first; 4276 Combined graft;
    4277 Free graft, first; 4278 Free graft, further; 4283 Connective graft, further; 4285 Donor graft, further; 4286 Membrane
    taken out; 4322 Splint inside crowns; 4323 Splint outside crowns; 4920 Dressing changed; 4921 Pockets rinsed;
    4999 Periodontics, other`,
  ],
  [
    "Prosthodontics",
    "mouth",
    `
    5130 Upper denture at once; 5140 Lower denture at once; 5212 Lower resin partial; 5221 Upper resin partial at once;
    5222 Lower resin partial at once; 5223 Upper metal partial at once; 5224 Lower metal partial at once; 5225 Upper flexible
    partial; 5226 Lower flexible partial; 5227 Upper flexible partial at once; 5228 Lower flexible partial at once;
    5282 Upper partial, one side; 5283 Lower partial, one side; 5284 Flexible partial, one side; 5286 Resin partial, one side;
    5410 Upper denture adjusted; 5411 Lower denture adjusted; 5421 Upper partial adjusted; 5422 Lower partial adjusted;
    5511 Lower denture base repaired; 5512 Upper denture base repaired; 5520 Denture tooth replaced; 5611 Lower partial base
    repaired; 5612 Upper partial base repaired; 5621 Lower frame repaired; 5622 Upper frame repaired; 5630 Clasp repaired;
    5640 Partial tooth replaced; 5650 Tooth added; 5660 Clasp added; 5670 Upper partial, all teeth new; 5671 Lower partial,
    all teeth new; 5710 Upper denture rebased; 5711 Lower denture rebased; 5720 Upper partial rebased; 5721 Lower partial
    rebased; 5725 Hybrid rebased; 5730 Upper denture relined here; 5731 Lower denture relined here; 5740 Upper partial
    relined here; 5741 Lower partial relined here; 5750 Upper denture relined, laboratory; 5751 Lower denture relined,
    laboratory; 5760 Upper partial relined, laboratory; 5761 Lower partial relined, laboratory; 5765 Soft liner;
    5810 Interim upper denture; 5811 Interim lower denture; 5820 Interim upper partial; 5821 Interim lower partial;
    5850 Upper tissue conditioned; 5851 Lower tissue conditioned; 5862 Precision attachment; 5863 Upper overdenture;
    5864 Upper partial overdenture; 5865 Lower overdenture; 5866 Lower partial overdenture; 5867 Attachment part replaced;
    5875 Denture altered for implants; 5876 Metal added to a denture; 5899 Removable, other; 5911 Face mould, part;
    5912 Face mould, whole; 5913 Nose; 5914 Ear; 5915 Orbit; 5916 Eye; 5919 Face; 5922 Nasal septum; 5923 Interim eye;
    5924 Skull; 5925 Face filled out; 5926 Nose replaced; 5927 Ear replaced; 5928 Orbit replaced; 5929 Face replaced;
    5931 Obturator, surgical; 5932 Obturator, lasting; 5933 Obturator altered; 5934 Jaw guide with flange; 5935 Jaw guide
    without flange; 5936 Obturator, interim; 5937 Mouth-opening device; 5951 Feeding aid; 5952 Speech aid, child; 5953 Speech
    aid, adult; 5954 Palate support; 5955 Palate lift, lasting; 5958 Palate lift, interim; 5959 Palate lift altered;
    5960 Speech aid altered; 5982 Surgical stent; 5983 Radiation carrier; 5984 Radiation shield; 5985 Radiation cone guide;
    5986 Fluoride carrier; 5987 Commissure splint; 5988 Surgical splint; 5991 Medicament carrier; 5992 Prosthesis adjusted;
    5993 Prosthesis cleaned; 5995 Medicament carrier, upper; 5996 Medicament carrier, lower; 5999 Face prosthesis, other;
    6205 Composite pontic; 6210 Precious pontic; 6211 Base metal pontic; 6212 Noble pontic; 6214 Titanium pontic;
    6241 Ceramic pontic on base metal; 6242 Ceramic pontic on noble metal; 6243 Ceramic pontic on titanium; 6245 Ceramic
    pontic; 6250 Resin pontic on precious metal; 6251 Resin pontic on base metal; 6252 Resin pontic on noble metal;
    6253 Interim pontic; 6545 Metal wing retainer; 6548 Ceramic wing retainer; 6549 Resin wing retainer; 6600 Ceramic inlay
    retainer, two surfaces; 6601 Ceramic inlay retainer, three; 6602 Precious inlay retainer, two; 6603 Precious inlay
    retainer, three; 6604 Base inlay retainer, two; 6605 Base inlay retainer, three; 6606 Noble inlay retainer, two;
    6607 Noble inlay retainer, three; 6608 Ceramic onlay retainer, two; 6609 Ceramic onlay retainer, three; 6610 Precious onlay
    retainer, two; 6611 Precious onlay retainer, three; 6612 Base onlay retainer, two; 6613 Base onlay retainer, three;
    6614 Noble onlay retainer, two; 6615 Noble onlay retainer, three; 6624 Titanium inlay retainer; 6634 Titanium onlay
    retainer; 6710 Composite retainer; 6720 Resin retainer on precious metal; 6721 Resin retainer on base metal; 6722 Resin
    retainer on noble metal; 6740 Ceramic retainer; 6751 Ceramic retainer on base metal; 6752 Ceramic retainer on noble metal;
    6753 Ceramic retainer on titanium; 6780 Three-quarter retainer, precious; 6781 Three-quarter retainer, base;
    6782 Three-quarter retainer, noble; 6783 Three-quarter retainer, ceramic; 6784 Three-quarter retainer, titanium;
    6790 Full retainer, precious; 6791 Full retainer, base; 6792 Full retainer, noble; 6793 Interim retainer; 6794 Full
    retainer, titanium; 6920 Connecting bar; 6930 Bridge recemented; 6940 Stress breaker; 6950 Bridge attachment; 6980 Bridge
    repaired; 6985 Child's fixed partial; 6999 Bridge, other`,
  ],
  [
    "Implants",
    "tooth",
    `
    6011 Implant uncovered; 6012 Interim implant; 6013 Mini implant; 6040 Implant on the bone; 6050 Implant through the bone;
    6051 Interim abutment; 6055 Connecting bar on implants; 6056 Ready-made abutment; 6059 Ceramic-metal crown on abutment,
    precious; 6060 Ceramic-metal crown on abutment, base; 6061 Ceramic-metal crown on abutment, noble; 6062 Metal crown on
    abutment, precious; 6063 Metal crown on abutment, base; 6064 Metal crown on abutment, noble; 6065 Ceramic crown on implant;
    6066 Ceramic-metal crown on implant; 6067 Metal crown on implant; 6068 Ceramic retainer on abutment; 6069 Ceramic-metal
    retainer on abutment, precious; 6070 Ceramic-metal retainer on abutment, base; 6071 Ceramic-metal retainer on abutment,
    noble; 6072 Metal retainer on abutment, precious; 6073 Metal retainer on abutment, base; 6074 Metal retainer on abutment,
    noble; 6075 Ceramic retainer on implant; 6076 Ceramic-metal retainer on implant; 6077 Metal retainer on implant;
    6080 Implant cleaned; 6081 Implant scaled; 6082 Ceramic crown on base abutment; 6083 Ceramic crown on noble abutment;
    6084 Ceramic crown on titanium abutment; 6085 Interim implant crown; 6086 Implant crown, base; 6087 Implant crown, noble;
    6088 Implant crown, titanium; 6089 Screw retightened; 6090 Implant prosthesis repaired; 6091 Attachment replaced;
    6092 Implant crown recemented; 6093 Implant bridge recemented; 6094 Titanium crown on abutment; 6095 Abutment repaired;
    6096 Broken screw removed; 6097 Titanium-ceramic crown on abutment; 6098 Implant retainer, base; 6099 Implant retainer,
    noble; 6100 Implant removed; 6101 Implant defect cleaned; 6102 Implant defect shaped; 6103 Graft at an implant; 6104 Graft
    with the implant; 6105 Implant body removed; 6106 Membrane at an implant; 6107 Further membrane at an implant; 6110 Upper
    denture on implants; 6111 Lower denture on implants; 6112 Upper partial on implants; 6113 Lower partial on implants;
    6114 Upper fixed denture on implants; 6115 Lower fixed denture on implants; 6116 Upper fixed partial on implants;
    6117 Lower fixed partial on implants; 6118 Interim lower fixed denture; 6119 Interim upper fixed denture; 6120 Implant
    retainer, titanium; 6121 Implant retainer, base metal; 6122 Implant retainer, noble metal; 6123 Implant retainer, titanium
    alloy; 6190 Guide by X-ray; 6191 Locking abutment; 6192 Locking attachment; 6194 Abutment retainer, titanium;
    6195 Abutment retainer, ceramic; 6197 Access closed again; 6198 Interim part removed; 6199 Implants, other`,
  ],
  [
    "Oral Surgery",
    "tooth",
    `
    7111 Baby tooth remnant removed; 7220 Impacted tooth in soft tissue; 7241 Impacted tooth with complications; 7250 Root
    removed by surgery; 7251 Crown of a tooth removed; 7260 Sinus opening closed; 7261 Sinus hole closed at once;
    7270 Knocked-out tooth put back; 7272 Tooth transplanted; 7280 Tooth laid open; 7282 Tooth moved to erupt; 7283 Device to
    help erupt; 7284 Gland sample; 7285 Hard tissue sample; 7286 Soft tissue sample; 7287 Cells sample; 7288 Brush sample;
    7290 Teeth moved by surgery; 7291 Fibres cut; 7292 Plate anchored with flap; 7293 Anchor with flap; 7294 Anchor without
    flap; 7295 Bone taken for a graft; 7296 Bone cut for orthodontics, few; 7297 Bone cut for orthodontics, many; 7298 Plate
    removed; 7299 Anchor removed with flap; 7300 Anchor removed; 7310 Ridge shaped with extractions, quadrant; 7311 Ridge
    shaped with extractions, few; 7320 Ridge shaped, quadrant; 7321 Ridge shaped, few; 7340 Ridge lengthened, healing by
    itself; 7350 Ridge lengthened with grafts; 7410 Growth removed, small; 7411 Growth removed, large; 7412 Growth removed,
    complicated; 7413 Malignant growth removed, small; 7414 Malignant growth removed, large; 7415 Malignant growth removed,
    complicated; 7440 Malignant tumour, small; 7441 Malignant tumour, large; 7450 Jaw cyst, small; 7451 Jaw cyst, large;
    7460 Other cyst, small; 7461 Other cyst, large; 7465 Growth destroyed; 7471 Bone ridge removed; 7472 Palate ridge removed;
    7473 Lower jaw ridge removed; 7485 Tuberosity reduced; 7490 Part of a jaw removed; 7509 Cyst opened; 7510 Abscess opened,
    inside; 7511 Abscess opened, inside, complicated; 7520 Abscess opened, outside; 7521 Abscess opened, outside, complicated;
    7530 Foreign body, skin; 7540 Foreign body, bone; 7550 Dead bone removed; 7560 Sinus opened for a fragment; 7610 Upper jaw
    fracture, open; 7620 Upper jaw fracture, closed; 7630 Lower jaw fracture, open; 7640 Lower jaw fracture, closed;
    7650 Cheekbone fracture, open; 7660 Cheekbone fracture, closed; 7670 Alveolus fracture, closed; 7671 Alveolus fracture,
    open; 7680 Face bones set; 7710 Upper jaw compound, open; 7720 Upper jaw compound, closed; 7730 Lower jaw compound, open;
    7740 Lower jaw compound, closed; 7750 Cheekbone compound, open; 7760 Cheekbone compound, closed; 7770 Alveolus compound,
    open; 7771 Alveolus compound, closed; 7780 Face bones compound; 7810 Jaw joint put back, open; 7820 Jaw joint put back,
    closed; 7830 Jaw moved under anaesthesia; 7840 Condyle removed; 7850 Disc removed; 7852 Disc repaired; 7854 Joint lining
    removed; 7856 Muscle cut; 7858 Joint rebuilt; 7860 Joint opened; 7865 Joint formed; 7870 Joint tapped; 7871 Joint rinsed;
    7872 Joint scoped; 7873 Joint scoped, rinsed; 7874 Joint scoped, disc; 7875 Joint scoped, lining; 7876 Joint scoped, disc
    removed; 7877 Joint scoped, cleaned; 7880 Jaw joint splint; 7881 Jaw joint splint adjusted; 7899 Jaw joint, other;
    7910 Wound sewn, small; 7911 Wound sewn, to 5 cm; 7912 Wound sewn, larger; 7920 Skin graft; 7921 Blood product placed;
    7922 Clotting material; 7940 Bone formed for deformities; 7941 Lower jaw cut, branch; 7943 Lower jaw cut with graft;
    7944 Jaw cut in parts; 7945 Lower jaw body cut; 7946 Upper jaw cut, whole; 7947 Upper jaw cut, parts; 7948 Upper jaw cut,
    higher; 7949 Upper jaw cut, higher, with graft; 7950 Jaw graft; 7951 Sinus lifted from the side; 7952 Sinus lifted from
    below; 7955 Face tissue repaired; 7956 Membrane, edentulous, resorbable; 7957 Membrane, edentulous, not resorbable;
    7961 Cheek or lip band cut; 7962 Tongue band cut; 7963 Band moved; 7970 Extra tissue removed; 7971 Gum flap removed;
    7972 Tuberosity, soft; 7979 Salivary stone without surgery; 7980 Salivary stone; 7981 Salivary gland removed;
    7982 Salivary duct repaired; 7983 Salivary fistula closed; 7990 Airway opened; 7991 Jaw process removed; 7993 Face
    implant; 7994 Cheekbone implant; 7995 Synthetic graft; 7996 Jaw implant; 7997 Appliance removed; 7998 Fixation device;
    7999 Oral surgery, other`,
  ],
  [
    "Orthodontics",
    "mouth",
    `
    8010 Limited, baby teeth; 8020 Limited, mixed teeth; 8030 Limited, youth; 8040 Limited, adult; 8070 Whole, mixed teeth;
    8080 Whole, youth; 8091 Whole, with jaw surgery; 8210 Habit appliance, removable; 8220 Habit appliance, fixed; 8660 Check
    of growth; 8670 Monthly visit; 8671 Visit during surgery; 8680 Retention; 8681 Retainer adjusted; 8695 Braces removed
    early; 8696 Appliance repaired, upper; 8697 Appliance repaired, lower; 8698 Retainer recemented, upper; 8699 Retainer
    recemented, lower; 8701 Retainer repaired, upper; 8702 Retainer repaired, lower; 8703 Retainer replaced, upper;
    8704 Retainer replaced, lower; 8999 Orthodontics, other`,
  ],
  [
    "Other Services",
    "mouth",
    `
    9120 Bridge cut apart; 9130 Jaw joint treated without surgery; 9210 Local anaesthesia, no procedure; 9211 Regional block;
    9212 Nerve block; 9215 Local anaesthesia; 9219 Sedation consultation; 9222 Deep sedation, first 15 minutes; 9223 Deep
    sedation, further; 9239 Moderate sedation, first 15 minutes; 9243 Moderate sedation, further; 9248 Sedation by mouth;
    9310 Consultation; 9311 Consultation with a physician; 9410 House call; 9420 Hospital call; 9440 Visit after hours;
    9450 Case presented; 9610 Injection, one; 9612 Injections, two or more; 9613 Long-acting injection; 9630 Medicine to take
    home; 9910 Desensitising; 9911 Desensitising resin; 9912 Pre-visit screening; 9920 Behaviour managed; 9930 Complication
    treated; 9932 Upper denture cleaned; 9933 Lower denture cleaned; 9934 Upper partial cleaned; 9935 Lower partial cleaned;
    9938 Night guard copy; 9939 Night guard, printed; 9941 Sports guard; 9942 Night guard repaired; 9943 Night guard adjusted;
    9945 Soft night guard; 9946 Hard night guard, part; 9947 Sleep apnoea appliance; 9948 Sleep apnoea appliance adjusted;
    9949 Sleep apnoea appliance repaired; 9950 Bite mounted; 9951 Bite adjusted, little; 9952 Bite adjusted, wholly;
    9953 Sleep appliance relined; 9954 Morning device; 9955 Sleep appliance set; 9956 Sleep test at home; 9957 Sleep screening;
    9961 Letter on request; 9970 Enamel abraded; 9971 Tooth reshaped; 9972 Bleaching here, an arch; 9973 Bleaching here, a
    tooth; 9974 Bleaching inside; 9975 Bleaching at home; 9985 Sales tax; 9990 Interpreter; 9991 Help with appointments;
    9992 Care coordinated; 9993 Interviewed for motivation; 9994 Taught about health; 9995 Visit by video; 9996 Visit by
    stored pictures; 9997 Special needs; 9999 Other, no code`,
  ],
];
// biome-ignore-end format: paragraphs of codes

const current: readonly FurtherProcedureCode[] = chapters.flatMap(([section, area, text]) =>
  text.split(";").map((entry) => {
    const words = entry.replace(/\s+/g, " ").trim();
    const code = `D${words.slice(0, 4)}`;
    return { code, name: words.slice(5), area, section, isRetired: false };
  }),
);

/** Codes began with a zero before they began with a D; a converted database has kept them. */
const fiveDigits: readonly FurtherProcedureCode[] = [...procedureCodes.values(), ...current]
  .filter(({ code, section }) => code.startsWith("D") && section !== "Broken Appointments")
  .map(({ code, name, area, section }) => ({
    code: code.replace("D", "0"),
    name,
    area,
    section,
    isRetired: true,
  }));

/** What the office sells at the desk, under codes of its own. */
const goods: readonly FurtherProcedureCode[] = [
  "Toothbrush, soft",
  "Toothbrush, child",
  "Electric toothbrush",
  "Brush heads",
  "Toothpaste, fluoride",
  "Rinse",
  "Floss",
  "Interdental brushes",
  "Bleaching gel",
  "Bleaching tray",
  "Retainer case",
  "Mouth guard, ready made",
].map((name, index) => ({
  code: `N${String(index + 1).padStart(4, "0")}`,
  name,
  area: "mouth",
  section: "Other Services",
  isRetired: false,
}));

/** Numbered after the codes that are done here, in this order. */
export const furtherProcedureCodes: readonly FurtherProcedureCode[] = [...current, ...goods, ...fiveDigits];
