import { defineMessages } from "../../../platform/i18n/index.ts";
import { formdesignEn } from "./formdesign.en.ts";
import { formdesignZhCN } from "./formdesign.zh-CN.ts";

export const formdesignText = defineMessages({ "zh-CN": formdesignZhCN, en: formdesignEn });
export type FormdesignText = ReturnType<typeof formdesignText>;
