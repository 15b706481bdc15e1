import { defineMessages } from "../../../platform/i18n/index.ts";
import { queueEn } from "./queue.en.ts";
import { queueZhCN } from "./queue.zh-CN.ts";

/** Calling tickets at the window. */
export const queueText = defineMessages({ "zh-CN": queueZhCN, en: queueEn });
