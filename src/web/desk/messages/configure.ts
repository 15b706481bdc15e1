import { defineMessages } from "../../../platform/i18n/index.ts";
import { configureEn } from "./configure.en.ts";
import { configureZhCN } from "./configure.zh-CN.ts";

export const configureText = defineMessages({ "zh-CN": configureZhCN, en: configureEn });
