import { defineMessages } from "../../../platform/i18n/index.ts";
import { reuseEn } from "./reuse.en.ts";
import { reuseZhCN } from "./reuse.zh-CN.ts";

export const reuseText = defineMessages({ "zh-CN": reuseZhCN, en: reuseEn });
