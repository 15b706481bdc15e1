import { defineMessages } from "../../../platform/i18n/index.ts";
import { previewEn } from "./preview.en.ts";
import { previewZhCN } from "./preview.zh-CN.ts";

export const previewText = defineMessages({ "zh-CN": previewZhCN, en: previewEn });
