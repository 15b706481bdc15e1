import { defineMessages } from "../../platform/i18n/index.ts";

/** What is said when a hand-over is refused. */
export const handoverMessages = defineMessages({
  "zh-CN": {
    "handovers/not-allowed": "这不是您单位的交接单",
    "handovers/nothing-chosen": "请勾选要移交的材料",
    "handovers/not-here": "有材料已经移交，或者不在您的窗口，请看最新的名单",
    "handovers/signed-already": "这张交接单已经签收",
    "handovers/not-all": "请逐份核对：收到的打勾，没有收到的写明差异",
  },
  en: {
    "handovers/not-allowed": "This list isn't your organisation's",
    "handovers/nothing-chosen": "Choose the papers to hand over",
    "handovers/not-here": "Some papers were handed over already or aren't at your window; look at the newest list",
    "handovers/signed-already": "This list has been signed for",
    "handovers/not-all": "Check every paper: tick what arrived, say what didn't",
  },
});
