/** What happens to payment plans. */
export type PaymentPlanEvent = never;

/** The keys that payment plans hand out. */
export type PaymentPlanIdKind = never;
