import { defineMessages } from "../../../platform/i18n/index.ts";
import { handoversEn } from "./handovers.en.ts";
import { handoversZhCN } from "./handovers.zh-CN.ts";

/** Hand-over lists of papers. */
export const handoversText = defineMessages({ "zh-CN": handoversZhCN, en: handoversEn });
