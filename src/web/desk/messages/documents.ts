import { defineMessages } from "../../../platform/i18n/index.ts";
import { documentsEn } from "./documents.en.ts";
import { documentsZhCN } from "./documents.zh-CN.ts";

export const documentsText = defineMessages({ "zh-CN": documentsZhCN, en: documentsEn });
