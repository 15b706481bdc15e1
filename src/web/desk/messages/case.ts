import { defineMessages } from "../../../platform/i18n/index.ts";
import { caseEn } from "./case.en.ts";
import { caseZhCN } from "./case.zh-CN.ts";

export const caseText = defineMessages({ "zh-CN": caseZhCN, en: caseEn });
