import { defineMessages } from "../../../platform/i18n/index.ts";
import { intakeEn } from "./intake.en.ts";
import { intakeZhCN } from "./intake.zh-CN.ts";

export const intakeText = defineMessages({ "zh-CN": intakeZhCN, en: intakeEn });
export type IntakeText = ReturnType<typeof intakeText>;
