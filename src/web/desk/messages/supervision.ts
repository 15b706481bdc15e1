import { defineMessages } from "../../../platform/i18n/index.ts";
import { supervisionEn } from "./supervision.en.ts";
import { supervisionZhCN } from "./supervision.zh-CN.ts";

export const supervisionText = defineMessages({ "zh-CN": supervisionZhCN, en: supervisionEn });
