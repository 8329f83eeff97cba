import * as m from "../measures/money.ts";
import { productionPerDentist } from "../measures/treatment.ts";
import { gate, information, type Target, type TargetRow, targetsOf } from "../target.ts";

const judged = "our own judgement";
const range = "the source gives the range of practices";
const small = "whole people: one more or fewer moves a small office by about one a dentist";

// biome-ignore format: one target a line
const rows: readonly TargetRow[] = [
  ["billings-per-dentist", "Gross production by full-time dentist and year", "the last year", "$", [864_560, 864_560, 864_560], "high", "HPI23", productionPerDentist(12), gate(260_000, "the mean of all dentists; a third above or below is common")],
  ["billings-per-dentist-2015", "Gross production by full-time dentist and year", "the last year", "$", [630_938, 636_139, 636_139], "high", "LEVIN16", productionPerDentist(12), information("dollars of 2015")],
  ["production-per-dentist-month", "Gross production by full-time dentist and month", "the last year", "$", [50_000, 72_000, 105_000], "medium", "HPI23", productionPerDentist(1), gate(0, range)],
  ["collections-of-gross", "Collections out of gross production", "the last year", "%", [91, 91, 94], "medium", "BILLING", m.grossCollectionRate, information("practices that post what they expect; this one posts full fees and writes PPO discounts off")],
  ["collection-rate", "Collections out of production after write-offs", "the last year", "%", [92.7, 94.4, 94.4], "high", "LEVIN12", m.netCollectionRate, gate(4, "the mean of many practices; good ones reach 98")],
  ["net-collection-rate", "Collections out of production after write-offs", "the last year", "%", [91, 96, 98], "medium", "DPLC", m.netCollectionRate, gate(1, "the source's range; money of the year before moves a year's rate by a point")],
  ["receivables", "Receivables out of a month's gross production", "today", "%", [78, 95, 101], "high", "SIKKA", m.receivablesInMonths, gate(24, "yearly means of 12,500 practices; one may lie a quarter off")],
  ["receivables-goal", "Receivables out of a month's gross production", "today", "%", [80, 100, 150], "medium", "PRACTICON", m.receivablesInMonths, gate(0, range)],
  ["receivable-days", "Receivables in days of gross production", "today", "days", [30, 35, 45], "medium", "CBF", m.receivablesInDays, gate(6, "the other sources' range begins at 24 days")],
  ["aged-30", "Up to 30 days old", "receivables", "%", [45, 60, 75], "medium", "CBF", m.bucketShare("current"), gate(0, range)],
  ["aged-60", "31 to 60 days old", "receivables", "%", [10, 16, 20], "medium", "PRACTICON", m.bucketShare("from31To60"), gate(0, range)],
  ["aged-90", "61 to 90 days old", "receivables", "%", [5, 9, 15], "medium", "PRACTICON", m.bucketShare("from61To90"), gate(0, range)],
  ["aged-over-90", "Over 90 days old", "receivables", "%", [7, 15, 28], "medium", "EASSIST", m.bucketShare("over90"), gate(0, range)],
  ["over-90-dollars", "Over 90 days old", "receivables", "$", [41_111, 49_000, 52_572], "high", "SIKKA", m.over90Dollars, information("of an average practice; follows the size")],
  ["aged-over-90-vendor", "Over 90 days old", "receivables", "%", [14, 18, 28], "medium", "EASSIST", m.bucketShare("over90"), information("a vendor's average of offices in want of help")],
  ["past-due-balance", "Past due by family", "families who owe for over 30 days", "$", [100, 175, 250], "medium", "TELEVOX", m.pastDueBalance, gate(75, "dollars of 2013 as practices judged them; charges have risen by two fifths since")],
  ["bad-debt", "Given up as bad debt", "production after write-offs", "%", [0.5, 1.5, 3], "low", "JUDGED", m.badDebtShare, information(judged)],
  ["refunds", "Given back to patients", "collections", "%", [0.1, 0.4, 1], "low", "JUDGED", m.refundShare, information(judged)],
  ["paid-card", "Paid by card", "patients' dollars", "%", [60, 72, 80], "low", "JUDGED", m.methodShare("card"), information(judged)],
  ["paid-check", "Paid by check", "patients' dollars", "%", [8, 14, 25], "low", "JUDGED", m.methodShare("check"), information(judged)],
  ["paid-cash", "Paid in cash", "patients' dollars", "%", [3, 6, 10], "low", "JUDGED", m.methodShare("cash"), information(judged)],
  ["paid-financing", "Paid through a lender", "patients' dollars", "%", [3, 7, 12], "low", "JUDGED", m.methodShare("financing"), information(judged)],
  ["payment-plans", "On a payment plan", "families", "%", [0.5, 2, 5], "low", "JUDGED", m.familiesOnPlans, information(judged)],
  ["insurance-collections", "From insurers", "collections", "%", [45, 58, 70], "low", "PULSE", m.insuranceShareOfCollections, information("a vendor's range")],
  ["staff", "Staff by dentist", "today", "rate", [4, 4.8, 7], "high", "IOM11", m.staffPerDentist(), gate(1, small)],
  ["hygienists", "Hygienists by dentist", "today", "rate", [0.5, 1.3, 2], "high", "IOM11", m.staffPerDentist("hygienist"), gate(0.5, small)],
  ["assistants", "Chairside assistants by dentist", "today", "rate", [1.5, 1.8, 2.7], "high", "IOM11", m.staffPerDentist("assistant"), gate(0.5, small)],
  ["weeks", "Weeks worked in a year", "dentists", "weeks", [46, 47.5, 50], "high", "IOM11", m.dentistWeeks, gate(2, "weeks with a single day count as weeks here")],
  ["hours", "Hours a week", "dentists", "hours", [32, 35.9, 40], "high", "IOM11", m.dentistHours, information("of full-time dentists; two share the work of one in a practice of this size, and what is said by dentist is by full-time equivalent")],
  ["tier-net-collections", "Collections out of production after write-offs", "the last year", "%", [90, 95, 98], "medium", "DPLC", m.netCollectionRate, gate(1, "the tiers' range; money of the year before moves a year's rate by a point")],
  ["tier-over-90", "Over 90 days old", "receivables", "%", [10, 15, 25], "medium", "DPLC", m.bucketShare("over90"), information("tiers for marking a practice; the average offices' range is the gate")],
  ["tier-receivables", "Receivables out of a month's gross production", "today", "rate", [1, 1.25, 1.5], "medium", "PRACTICON", m.receivablesRatio, information("tiers for marking a practice; 12,500 measured ones lie at 0.78 to 1.01")],
];

/** Production, collections, receivables, and who earns them. */
export const moneyTargets: readonly Target[] = targetsOf("money", rows);
