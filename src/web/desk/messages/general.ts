import { defineMessages } from "../../../platform/i18n/index.ts";
import { generalEn } from "./general.en.ts";
import { generalZhCN } from "./general.zh-CN.ts";

export const generalText = defineMessages({ "zh-CN": generalZhCN, en: generalEn });
