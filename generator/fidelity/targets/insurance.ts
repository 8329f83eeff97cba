import * as m from "../measures/insurance.ts";
import { gate, information, type Target, type TargetRow, targetsOf } from "../target.ts";

const judged = "our own judgement";
const nation = "a share of the country's plans or members; one town's employers differ by some points";
const plans = "a share of the country's plans; the practice's are a sample of them";

// biome-ignore format: one target a line
const rows: readonly TargetRow[] = [
  ["ppo", "With a PPO", "privately insured patients", "%", [81.2, 87, 87], "high", "NADP101", m.ppoShare, gate(5, nation)],
  ["group-coverage", "Through an employer", "privately insured patients", "%", [89.7, 91, 91], "high", "NADP20", m.sponsorShare("employer"), gate(4, nation)],
  ["individual-coverage", "With a policy of their own", "privately insured patients", "%", [7.1, 8.8, 9], "high", "NADP20", m.sponsorShare("individual"), gate(4, nation)],
  ["maximum-low", "Yearly maximum to $1,000", "PPO plans", "%", [34, 34, 34], "high", "NADPMAX", m.maximumShare(0, 1000), gate(5, plans)],
  ["maximum-middle", "Yearly maximum over $1,000 to $1,500", "PPO plans", "%", [32.8, 32.8, 32.8], "medium", "NADPMAX", m.maximumShare(1000, 1500), gate(5, plans)],
  ["maximum-high", "Yearly maximum of $2,500 and more, or none", "PPO plans", "%", [15, 15, 15], "high", "NADPMAX", m.maximumShare(2499.99, Number.POSITIVE_INFINITY), gate(5, plans)],
  ["maximum-upper", "Yearly maximum over $1,500, under $2,500", "PPO plans", "%", [17, 18, 20], "medium", "NADPMAX", m.maximumShare(1500, 2499.99), gate(5, plans)],
  ["maximum-reached", "Used their yearly maximum up", "members with a maximum", "%", [3, 5, 8], "low", "ANNMAX", m.maximumReached, information("a rule of thumb")],
  ["pays-preventive", "Paid for prevention", "PPO plans", "%", [100, 100, 100], "high", "NADP101", m.coinsurance("preventive"), gate(3, "the usual design; a few plans pay 80 or 90")],
  ["pays-basic", "Paid for fillings", "PPO plans", "%", [70, 80, 80], "high", "NADP101", m.coinsurance("restorative"), gate(2, "the usual design's range; the mean of plans must lie in it")],
  ["pays-major", "Paid for crowns", "PPO plans", "%", [40, 50, 60], "high", "NADP101", m.coinsurance("crowns"), gate(0, "the usual design's range; the mean of plans must lie in it")],
  ["deductible", "Deductible of a person", "PPO plans that have one", "$", [25, 50, 100], "low", "JUDGED", m.deductible("person"), information(judged)],
  ["deductible-family", "Deductible of a family", "PPO plans that have one", "$", [75, 150, 300], "low", "JUDGED", m.deductible("family"), information(judged)],
  ["deductible-waived", "No deductible on prevention", "PPO plans", "%", [80, 90, 95], "low", "JUDGED", m.deductibleWaived, information(judged)],
  ["waiting", "Months to wait for crowns", "individual policies", "months", [0, 6, 12], "low", "JUDGED", m.waitingMonths, information(judged)],
  ["bitewing-limit", "Months between bitewings that are paid", "PPO plans", "months", [6, 12, 12], "medium", "XINS", m.limitMonths("BW"), gate(0, "the usual design's range; the middle plan must lie in it")],
  ["series-limit", "Months between full series that are paid", "PPO plans", "months", [24, 48, 60], "medium", "XINS", m.limitMonths("Pano/FMX"), gate(0, "the usual design's range; the middle plan must lie in it")],
  ["ppo-discount", "PPO fees below the office's", "answered claim lines", "%", [20, 32, 40], "medium", "WRITEOFF", m.ppoDiscount, gate(0, "the source gives the range of practices")],
  ["write-off-share", "Written off of what was billed", "answered claim lines of PPOs", "%", [25, 35, 45], "medium", "WRITEOFF", m.writeOffShare, gate(0, "the source gives the range of PPO-heavy practices; here the PPO lines alone are taken")],
  ["negotiated-share", "PPO fees out of the office's", "by what is done", "%", [56, 62, 71], "medium", "DENVER", m.negotiatedShare, gate(5, "one public clinic's rates over judged fees; a private office may agree to a little more")],
  ["denials", "Refused or unpaid at first", "claims answered", "%", [6, 9, 12], "low", "ELITE", m.denialShare, information("a billing service's figure without a count")],
  ["denials-weak", "Refused or unpaid at first, weak front office", "claims answered", "%", [17, 22, 30], "low", "ELITE", m.denialShare, information("offices without checks before sending")],
  ["turnaround", "Sending to answer, middle", "electronic claims", "days", [7, 14, 28], "low", "JUDGED", m.turnaround, information(judged)],
  ["turnaround-slow", "Sending to answer, slowest tenth from", "claims answered", "days", [25, 40, 60], "low", "JUDGED", m.slowTurnaround, information(judged)],
  ["electronic-payments", "Paid electronically", "insurers' payments", "%", [12, 23, 23], "high", "CAQH", m.electronicPayments, information("of 2019 and 2020; the share has grown since")],
  ["electronic-claims", "Sent electronically", "claims", "%", [80, 86, 92], "low", "JUDGED", m.electronicClaims, information(judged)],
  ["preauthorisations", "Preauthorisations", "claims", "%", [1, 3, 6], "low", "JUDGED", m.preauthorisations, information(judged)],
  ["secondary", "A second plan", "insured patients", "%", [4, 8, 12], "low", "JUDGED", m.secondaryCoverage, information(judged)],
  ["largest-five", "With the five largest insurers", "privately insured patients", "%", [45, 45, 45], "high", "MFA", m.largestCarriersShare(5), information("of the country's fully insured; one town has fewer insurers")],
  ["largest", "With the largest insurer", "privately insured patients", "%", [25, 25, 30], "low", "DEDELTA", m.largestCarriersShare(1), information("an estimate")],
];

/** Plans, claims and payments of insurers. */
export const insuranceTargets: readonly Target[] = targetsOf("insurance", rows);
