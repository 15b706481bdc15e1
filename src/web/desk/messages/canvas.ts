import { defineMessages } from "../../../platform/i18n/index.ts";
import { canvasEn } from "./canvas.en.ts";
import { canvasZhCN } from "./canvas.zh-CN.ts";

export const canvasText = defineMessages({ "zh-CN": canvasZhCN, en: canvasEn });
