import { defineMessages } from "../../../platform/i18n/index.ts";
import { worklistEn } from "./worklist.en.ts";
import { worklistZhCN } from "./worklist.zh-CN.ts";

export const worklistText = defineMessages({ "zh-CN": worklistZhCN, en: worklistEn });
