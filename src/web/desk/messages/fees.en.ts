import type { feesZhCN } from "./fees.zh-CN.ts";

export const feesEn: typeof feesZhCN = {
  title: "Charges",
  fee: "Charge",
  listed: "What is charged",
  listedOnly: "Only what the item lists, at the published standard; a waiver needs its basis and reason.",
  total: "To pay in all",
  amount: "Amount",
  quantity: "Quantity",
  waived: "Waived",
  waiverReason: "Basis and reason of the waiver",
  yuan: "yuan",
  due: "Due",
  toPay: "To pay",
  manner: "How it was paid",
  manners: { cash: "Cash", bank: "Bank", online: "On line" },
  receipt: "Number of the bill",
  states: { due: "Open", paid: "Paid", waived: "Waived in whole, nothing to pay" },
};
