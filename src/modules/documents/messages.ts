/** What is said of documents and templates that can't be made or saved. Browser-safe. */
import { defineMessages } from "../../platform/i18n/index.ts";

export const documentMessages = defineMessages({
  "zh-CN": {
    "documents/content-missing": "依法应当写明的内容还没有，不能出具",
    "documents/unprintable": "有的字现有字体打印不出来，请把带这个字的字体放进字体目录后再出具",
    "documents/no-template": "还没有这种文书的模板",
    "documents/not-allowed": "您没有修改文书模板的权限",
    "documents/conflict": "别人刚刚改过这个模板，请刷新后再改",
    "documents/unreadable": "模板的内容无法识别",
    "documents/faults": "模板还有问题，不能启用",
    "documents/lacks-content": "缺少依法应当写明的内容",
    "documents/lacks-block": "缺少依法应当有的部分",
    "documents/bad-expression": "这个字段或条件写得不对",
    "documents/bad-format": "没有这种写法",
    "documents/unknown-field": "没有这个字段",
  },
  en: {
    "documents/content-missing": "Content that the law wants is missing; the document can't be issued",
    "documents/unprintable": "No font at hand prints some characters; put one that does into the fonts folder first",
    "documents/no-template": "There is no template for this document yet",
    "documents/not-allowed": "You may not change document templates",
    "documents/conflict": "Someone has just changed this template; reload before you go on",
    "documents/unreadable": "The template can't be read",
    "documents/faults": "The template still has faults and can't be put in force",
    "documents/lacks-content": "Content that the law wants is missing",
    "documents/lacks-block": "A part that the law wants is missing",
    "documents/bad-expression": "This field or condition isn't right",
    "documents/bad-format": "There is no such form of writing",
    "documents/unknown-field": "There is no such field",
  },
});

export type DocumentMessageCode = keyof ReturnType<typeof documentMessages>;
