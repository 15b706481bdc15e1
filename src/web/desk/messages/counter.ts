import { defineMessages } from "../../../platform/i18n/index.ts";
import { counterEn } from "./counter.en.ts";
import { counterZhCN } from "./counter.zh-CN.ts";

/** Counter: card, camera, receipt. */
export const counterText = defineMessages({ "zh-CN": counterZhCN, en: counterEn });
