import { defineMessages } from "../../../platform/i18n/index.ts";
import { licencesEn } from "./licences.en.ts";
import { licencesZhCN } from "./licences.zh-CN.ts";

export const licencesText = defineMessages({ "zh-CN": licencesZhCN, en: licencesEn });
