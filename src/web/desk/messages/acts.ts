import { defineMessages } from "../../../platform/i18n/index.ts";
import { actsEn } from "./acts.en.ts";
import { actsZhCN } from "./acts.zh-CN.ts";

export type { ActFacts, VoteAhead } from "./acts.zh-CN.ts";
export const actsText = defineMessages({ "zh-CN": actsZhCN, en: actsEn });
export type ActsText = ReturnType<typeof actsText>;
