/** Label → value of the enumerations in `tables/statements.ts`. */
export const statementEnumerations = {
  EnumLimitedCustomFamily: { None: 0, Patient: 1, Family: 2, SuperFamily: 3 },
  ProductionType: { Procedure: 0, Adjustment: 1, PayPlanCharge: 2 },
  StatementMode: { Mail: 0, InPerson: 1, Email: 2, Electronic: 3 },
  StmtLinkTypes: { Proc: 0, PaySplit: 1, Adj: 2, ClaimPay: 3, PayPlanCharge: 4, PatNum: 5, MsgToPaySent: 6 },
  StmtType: { NotSet: 0, LimitedStatement: 1 },
} as const;
