import type { UnmeasuredTarget } from "../target.ts";
import type { SourceKey } from "./sources.ts";

type Row = readonly [string, string, UnmeasuredTarget["confidence"], SourceKey];

const practices = "a share of practices; this is one practice";
const opinions = "what people answer when asked; no practice's books hold it";
const books = "the practice's spending; OpenDental does not hold it";
const other = "needs another kind of office or another way of working than is simulated";
const rowsOnly = "is counted on rows that the simulated world does not hold one by one";
const long = "needs decades of records";
const catalogue = "the code is not in the catalogue";

// biome-ignore format: one figure a line
const reasons: readonly (readonly [string, readonly Row[]])[] = [
  [practices, [
    ["new-patients-under-19", "Practices with under 19 new patients a month", "high", "PDDS"],
    ["new-patients-over-80", "Practices with over 80 new patients a month", "high", "PDDS"],
    ["case-acceptance-band", "Practices whose acceptance is 40 to 70 %", "high", "PDDS"],
    ["rural-dentists", "Dentists outside cities", "high", "JADA08"],
    ["practice-sizes", "Practices by number of employees", "high", "JADA08"],
    ["mails-statements", "Practices that mail statements after 30 days", "medium", "TELEVOX"],
  ]],
  [opinions, [
    ["referral-friends", "Came through friends or family", "medium", "REFERRAL"],
    ["referral-insurer", "Came through an insurer's list", "medium", "REFERRAL"],
    ["referral-reviews", "Read reviews before choosing", "medium", "REFERRAL"],
    ["not-full-no-shows", "Dentists who blame late cancellations", "high", "HPIPOLL"],
    ["not-full-cancellations", "Dentists who blame early cancellations", "high", "HPIPOLL"],
    ["not-full-demand", "Dentists who blame too few bookings", "high", "HPIPOLL"],
    ["not-full-staff", "Dentists who blame open positions", "high", "HPIPOLL"],
  ]],
  [books, [
    ["net-income", "An owner's net income", "high", "HPI23"],
    ["overhead", "Overhead", "high", "LEVIN12"],
    ["overhead-staff", "Overhead: staff", "medium", "BURKHART"],
    ["overhead-laboratory", "Overhead: laboratory", "medium", "BURKHART"],
    ["overhead-supplies", "Overhead: supplies", "medium", "BURKHART"],
    ["overhead-rent", "Overhead: rooms", "medium", "BURKHART"],
    ["overhead-marketing", "Overhead: marketing", "medium", "BURKHART"],
    ["owner-profit", "The owner's pay and profit", "medium", "BURKHART"],
    ["tier-overhead", "Overhead, tiers", "medium", "BURKHART"],
  ]],
  [other, [
    ["no-show-phone", "No-shows after a call, orthodontics", "high", "ORTHO"],
    ["no-show-email", "No-shows after an e-mail, orthodontics", "high", "ORTHO"],
    ["no-show-text", "No-shows after a text, orthodontics", "high", "ORTHO"],
    ["best-hour-text", "The hour at which texts are answered best", "medium", "INTIVEO"],
    ["best-hour-call", "The hour at which calls are answered best", "medium", "INTIVEO"],
    ["best-hour-email", "The hour at which e-mails are answered best", "medium", "INTIVEO"],
    ["out-of-network", "Paid for fillings outside the network", "medium", "NADP101"],
    ["filing-deadline", "Days within which insurers take claims", "medium", "DEADLINES"],
    ["agency-recovery", "Recovered by a collection agency", "medium", "TELEVOX"],
  ]],
  [long, [["root-canal-survival", "Middle survival of root canal teeth", "high", "RCT22"]]],
  [catalogue, [
    ["charge-denver-D0350", "D0350, a public clinic's charge", "high", "DENVER"],
    ["rate-denver-D2752", "D2752, a public clinic's best rate", "high", "DENVER"],
  ]],
  [rowsOnly, [
    ["security-log", "Audit entries by appointment", "medium", "CENSUS"],
    ["perio-rows", "Measurement rows by periodontal exam", "medium", "CENSUS"],
    ["benefit-rows", "Benefit rows by plan", "medium", "CENSUS"],
    ["sheet-fields", "Fields by sheet", "medium", "CENSUS"],
    ["procedure-notes", "Notes by procedure", "medium", "CENSUS"],
  ]],
];

/** Figures of the target list that one practice cannot show. */
export const unmeasuredTargets: readonly UnmeasuredTarget[] = reasons.flatMap(([why, rows]) =>
  rows.map(([id, name, confidence, source]) => ({ id, name, confidence, source, why })),
);
