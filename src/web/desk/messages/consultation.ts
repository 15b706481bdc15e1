import { defineMessages } from "../../../platform/i18n/index.ts";
import { consultationEn } from "./consultation.en.ts";
import { consultationZhCN } from "./consultation.zh-CN.ts";

export const consultationText = defineMessages({ "zh-CN": consultationZhCN, en: consultationEn });
