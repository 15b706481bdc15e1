import { defineMessages } from "../../../platform/i18n/index.ts";
import { sessionEn } from "./session.en.ts";
import { sessionZhCN } from "./session.zh-CN.ts";

export const sessionText = defineMessages({ "zh-CN": sessionZhCN, en: sessionEn });
