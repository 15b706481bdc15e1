import { defineMessages } from "../../../platform/i18n/index.ts";
import { delegationEn } from "./delegation.en.ts";
import { delegationZhCN } from "./delegation.zh-CN.ts";

export const delegationText = defineMessages({ "zh-CN": delegationZhCN, en: delegationEn });
