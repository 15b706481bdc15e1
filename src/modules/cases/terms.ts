import { defineMessages } from "../../platform/i18n/index.ts";
import { caseTermsEn } from "./terms.en.ts";
import { caseTermsZhCN } from "./terms.zh-CN.ts";

export const caseTerms = defineMessages({ "zh-CN": caseTermsZhCN, en: caseTermsEn });
