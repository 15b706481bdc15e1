import { defineMessages } from "../../platform/i18n/index.ts";

const zhCN = {
  "designs/forbidden": "您没有编辑这个部门事项的权限",
  "designs/not-found": "没有这个事项，或者没有正在进行的设计",
  "designs/invalid": "有内容写得不对，没有保存；请看所指的位置",
  "designs/too-large": "内容太多（事项包最多 2 MB，流程图最多 1 MB），没有保存",
  "designs/not-playable": "流程还有错误，试办不了。改好下面的问题再试",
  "designs/unreadable": "流程图读不出来，没有保存：请检查 XML",
  "designs/open-already": "这个事项已有正在进行的设计，请在其上继续",
  "designs/conflict": "别人在您之后保存过，为免覆盖，没有保存",
  "designs/department": "没有这个部门，或者它已停用",
  "designs/no-code": "这个单位不能编排事项编码",
  "designs/type-fixed": "类型写在事项编码里，不能更改；请另建事项",
  "designs/retired": "事项已取消，不能再设计",
  "designs/file-unreadable": "这不是事项包文件，或者文件不完整",
  "designs/step-nobody": "现在没有人能办这个环节：该单位没有人担任这个岗位或属于这个科室。请先授予岗位，或改“由谁办”",
  "designs/voter-unknown": "票签给了这个工号票数，但没有这个在职人员，请改选",
  "designs/voter-no-post": "票签给了这个人票数，但他在办理单位没有办件的岗位，投不了票，请改选或者先授予岗位",
  "designs/staff-unknown": "环节指定的工号没有在职人员，到时会按“找不到人时”处理",
  "designs/file-altered": "文件在签名以后被改动过，不能导入",
} as const;
export type DesignCode = keyof typeof zhCN;

/** What is said when something about a design is refused. */
export const designMessages = defineMessages<Record<DesignCode, string>>({
  "zh-CN": zhCN,
  en: {
    "designs/forbidden": "You may not edit this department's items",
    "designs/not-found": "There is no such item, or no design of it is open",
    "designs/invalid": "Something isn't right and nothing was saved; see the places named",
    "designs/too-large": "Too much: a package may have 2 MB, a drawing 1 MB; nothing was saved",
    "designs/not-playable": "The process has faults and can't be played: correct what stands below",
    "designs/unreadable": "The drawing can't be read and nothing was saved: check the XML",
    "designs/open-already": "A design of this item is open already; go on with that one",
    "designs/conflict": "Somebody saved after you looked; nothing was saved, so that nothing is overwritten",
    "designs/department": "There is no such department, or it is closed",
    "designs/no-code": "This organisation can't give item codes",
    "designs/type-fixed": "The type is part of the item code and can't change: make a new item",
    "designs/retired": "The item was cancelled and can't be designed any more",
    "designs/file-unreadable": "This is no package file, or it isn't whole",
    "designs/step-nobody":
      "Nobody can do this step now: no one there holds the post or belongs to the section. Give the post first, or change who does it",
    "designs/voter-unknown": "This staff number is given votes, and nobody who works here has it: choose somebody else",
    "designs/voter-no-post":
      "This person is given votes and holds no post in the step's organisation that handles cases: choose somebody else, or give them one",
    "designs/staff-unknown": "Nobody who works here has this staff number: the step would go as if nobody were found",
    "designs/file-altered": "The file was changed after it was signed and can't be imported",
  },
});
