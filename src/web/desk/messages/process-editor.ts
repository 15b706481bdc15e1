import { defineMessages } from "../../../platform/i18n/index.ts";
import { processEditorEn } from "./process-editor.en.ts";
import { processEditorZhCN } from "./process-editor.zh-CN.ts";

export const processEditorText = defineMessages({ "zh-CN": processEditorZhCN, en: processEditorEn });
export type ProcessEditorText = ReturnType<typeof processEditorText>;
