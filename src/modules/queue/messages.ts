import { defineMessages } from "../../platform/i18n/index.ts";

/** What is said when the queue refuses something. */
export const queueMessages = defineMessages({
  "zh-CN": {
    "queue/not-allowed": "您没有这个窗口的权限",
    "queue/no-queue-here": "这里没有排队叫号",
    "queue/no-such-line": "没有这个业务类别",
    "queue/counter-taken": "这个窗口已经有人，请换一个号",
    "queue/not-at-a-counter": "请先上窗",
    "queue/paused": "窗口已暂停，请先恢复叫号",
    "queue/still-serving": "还有号没有办完，请先结束",
    "queue/nobody-waiting": "没有人在等",
    "queue/just-called": "刚叫了这一位，请等一等；没有来的按“过号”",
    "queue/not-now": "这个号的状态已经变了，请看最新的",
    "queue/missed-too-often": "已经过号两次，请重新取号",
    "queue/too-many-waiting": "今天等候的人已满，请到咨询台",
    "queue/numbers-used-up": "今天的号已发完，请到咨询台",
    "queue/too-many": "取号太频繁，请稍后再试",
    "queue/not-here": "请在大厅的取号机取号，或者用手机扫大厅屏幕上的二维码",
  },
  en: {
    "queue/not-allowed": "This isn't your window",
    "queue/no-queue-here": "There is no queue here",
    "queue/no-such-line": "There is no such line",
    "queue/counter-taken": "Somebody sits at this window; choose another number",
    "queue/not-at-a-counter": "Open a window first",
    "queue/paused": "The window is paused; resume first",
    "queue/still-serving": "A ticket isn't finished yet",
    "queue/nobody-waiting": "Nobody is waiting",
    "queue/just-called": "This person has only just been called; if they don't come, press Missed",
    "queue/not-now": "This ticket has moved on; look again",
    "queue/missed-too-often": "Missed twice; please take a new ticket",
    "queue/too-many-waiting": "Today's queue is full; please ask at the desk",
    "queue/numbers-used-up": "Today's numbers are used up; please ask at the desk",
    "queue/too-many": "Too many tickets at once; please wait a while",
    "queue/not-here": "Please take a ticket at the machine in the hall, or scan the code on the hall's screen",
  },
});
