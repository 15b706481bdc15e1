import { defineMessages } from "../../../platform/i18n/index.ts";
import { steppeopleEn } from "./steppeople.en.ts";
import { steppeopleZhCN } from "./steppeople.zh-CN.ts";

export const steppeopleText = defineMessages({ "zh-CN": steppeopleZhCN, en: steppeopleEn });
export type SteppeopleText = ReturnType<typeof steppeopleText>;
