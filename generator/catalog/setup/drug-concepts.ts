/**
 * A catalogue of drugs in place of the RxNorm file, which is not part of this project: generic ingredients, strengths and
 * forms put together by rule. Most of the combinations exist nowhere and the concept numbers lie far above those that
 * were ever handed out, so that nobody takes a row for a real concept.
 */
const firstConcept = 90_000_001;

// biome-ignore format: a paragraph of names
const ingredients = [
  "acetaminophen", "acyclovir", "albuterol", "alendronate", "allopurinol", "alprazolam", "amiodarone", "amitriptyline",
  "amlodipine", "amoxicillin", "ampicillin", "aripiprazole", "articaine", "aspirin", "atenolol", "atomoxetine",
  "atorvastatin", "azathioprine", "azithromycin", "baclofen", "benazepril", "benzocaine", "benztropine", "bisoprolol",
  "budesonide", "bumetanide", "bupivacaine", "bupropion", "buspirone", "calcitriol", "candesartan", "captopril",
  "carbamazepine", "carbidopa", "carvedilol", "cefadroxil", "cefdinir", "cefuroxime", "celecoxib", "cephalexin",
  "cetirizine", "chlorhexidine", "chlorthalidone", "cilostazol", "cimetidine", "ciprofloxacin", "citalopram",
  "clarithromycin", "clindamycin", "clonazepam", "clonidine", "clopidogrel", "clotrimazole", "clozapine", "codeine",
  "colchicine", "cyclobenzaprine", "cyclosporine", "dabigatran", "dapsone", "desloratadine", "dexamethasone",
  "diazepam", "diclofenac", "dicyclomine", "digoxin", "diltiazem", "diphenhydramine", "dipyridamole", "divalproex",
  "donepezil", "doxazosin", "doxepin", "doxycycline", "duloxetine", "enalapril", "entacapone", "eplerenone",
  "erythromycin", "escitalopram", "esomeprazole", "estradiol", "eszopiclone", "etodolac", "ezetimibe", "famciclovir",
  "famotidine", "felodipine", "fenofibrate", "fexofenadine", "finasteride", "flecainide", "fluconazole", "fluoxetine",
  "fluticasone", "folic acid", "fosinopril", "furosemide", "gabapentin", "gemfibrozil", "glimepiride", "glipizide",
  "glyburide", "guanfacine", "haloperidol", "hydralazine", "hydrochlorothiazide", "hydrocortisone", "hydroxyzine",
  "ibuprofen", "imipramine", "indapamide", "indomethacin", "ipratropium", "irbesartan", "isoniazid", "ketoconazole",
  "ketorolac", "labetalol", "lamotrigine", "lansoprazole", "latanoprost", "leflunomide", "letrozole", "levetiracetam",
  "levocetirizine", "levofloxacin", "levothyroxine", "lidocaine", "linagliptin", "lisinopril", "lithium", "loratadine",
  "lorazepam", "losartan", "lovastatin", "meclizine", "meloxicam", "memantine", "mepivacaine", "metformin",
  "methimazole", "methocarbamol", "methotrexate", "methylphenidate", "metoclopramide", "metoprolol", "metronidazole",
  "minocycline", "mirtazapine", "modafinil", "montelukast", "nabumetone", "nadolol", "naltrexone", "naproxen",
  "nebivolol", "niacin", "nifedipine", "nitrofurantoin", "nitroglycerin", "nortriptyline", "nystatin", "olanzapine",
  "olmesartan", "omeprazole", "ondansetron", "oxcarbazepine", "oxybutynin", "pantoprazole", "paroxetine", "penicillin V",
  "phenobarbital", "phenytoin", "pilocarpine", "pioglitazone", "piroxicam", "pramipexole", "prasugrel", "pravastatin",
  "prazosin", "prednisolone", "prednisone", "pregabalin", "prilocaine", "primidone", "propranolol", "quetiapine",
  "quinapril", "rabeprazole", "raloxifene", "ramipril", "ranolazine", "risperidone", "rizatriptan", "ropinirole",
  "rosuvastatin", "sertraline", "sildenafil", "simvastatin", "sitagliptin", "solifenacin", "sotalol", "spironolactone",
  "sulfasalazine", "sumatriptan", "tamoxifen", "tamsulosin", "telmisartan", "temazepam", "terazosin", "terbinafine",
  "theophylline", "ticagrelor", "timolol", "tizanidine", "tolterodine", "topiramate", "torsemide", "trazodone",
  "triamcinolone", "valacyclovir", "valsartan", "venlafaxine", "verapamil", "warfarin", "zolpidem", "zonisamide",
] as const;

/** Milligrams. */
const strengths = [
  0.5, 1, 2, 2.5, 3, 4, 5, 6, 7.5, 8, 10, 12.5, 15, 16, 20, 25, 30, 37.5, 40, 50, 60, 75, 80, 100, 120, 125,
  150, 200, 250, 300, 325, 400, 450, 500, 600, 750, 800, 875, 1000,
] as const;

const forms = [
  "Oral Tablet",
  "Oral Capsule",
  "Chewable Tablet",
  "Disintegrating Oral Tablet",
  "Extended Release Oral Tablet",
  "Extended Release Oral Capsule",
  "Delayed Release Oral Tablet",
  "Delayed Release Oral Capsule",
  "Sublingual Tablet",
  "Effervescent Oral Tablet",
  "Oral Lozenge",
  "Rectal Suppository",
  "Transdermal System",
  "Oral Granules",
  "Oral Powder",
  "Prefilled Syringe",
  "Injection",
  "Chewing Gum",
  "Oral Film",
  "Buccal Tablet",
  "Mouthwash",
  "Oral Gel",
  "Oral Paste",
  "Topical Cream",
  "Topical Ointment",
  "Topical Foam",
  "Nasal Spray",
  "Inhalation Powder",
  "Ophthalmic Solution",
  "Otic Solution",
] as const;

const combinations = ingredients.length * strengths.length * forms.length;
/** Coprime to the number of combinations, so that every one comes up once and a short list is a mixed one. */
const stride = 100_003;

/** As many as there can be. */
export const mostDrugConcepts = combinations;

export interface DrugConcept {
  readonly concept: string;
  readonly description: string;
}

/**
 * The drug at a place of the catalogue, from 0.
 *
 * @example drugConcept(0) // { concept: "90000001", description: "acetaminophen 0.5 MG Oral Tablet" }
 */
export function drugConcept(place: number): DrugConcept {
  let rest = (place * stride) % combinations;
  const take = <T>(list: readonly T[]): T => {
    const chosen = list[rest % list.length] as T; // a remainder is within the list
    rest = Math.floor(rest / list.length);
    return chosen;
  };
  const [ingredient, strength, form] = [take(ingredients), take(strengths), take(forms)];
  return { concept: String(firstConcept + place), description: `${ingredient} ${strength} MG ${form}` };
}
