import { defineMessages } from "../../../platform/i18n/index.ts";
import { processesEn } from "./processes.en.ts";
import { processesZhCN } from "./processes.zh-CN.ts";

export const processesText = defineMessages({ "zh-CN": processesZhCN, en: processesEn });
export type ProcessesText = ReturnType<typeof processesText>;
