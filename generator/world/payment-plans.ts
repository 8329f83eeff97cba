/** All of payment plans, kept by the events. */
export class PaymentPlans {}
