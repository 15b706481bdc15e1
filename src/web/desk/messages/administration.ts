import { defineMessages } from "../../../platform/i18n/index.ts";
import { administrationEn } from "./administration.en.ts";
import { administrationZhCN } from "./administration.zh-CN.ts";

export const administrationText = defineMessages({ "zh-CN": administrationZhCN, en: administrationEn });
