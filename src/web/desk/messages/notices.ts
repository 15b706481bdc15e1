import { defineMessages } from "../../../platform/i18n/index.ts";
import { noticesEn } from "./notices.en.ts";
import { noticesZhCN } from "./notices.zh-CN.ts";

export const noticesText = defineMessages({ "zh-CN": noticesZhCN, en: noticesEn });
