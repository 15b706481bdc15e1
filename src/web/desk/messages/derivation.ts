import { defineMessages } from "../../../platform/i18n/index.ts";
import { derivationEn } from "./derivation.en.ts";
import { derivationZhCN } from "./derivation.zh-CN.ts";

export const derivationText = defineMessages({ "zh-CN": derivationZhCN, en: derivationEn });
