import { defineMessages } from "../../../platform/i18n/index.ts";
import { feesEn } from "./fees.en.ts";
import { feesZhCN } from "./fees.zh-CN.ts";

export const feesText = defineMessages({ "zh-CN": feesZhCN, en: feesEn });
