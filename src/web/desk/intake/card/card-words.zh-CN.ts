/** Words that readers of ID cards put between name and number. */
export const cardWords = {
  labels:
    /^(姓名|名称|名字|证件号码|身份证号码|身份证号|公民身份号码|住址|住所|经营场所|地址|企业名称|单位名称|字号名称|性别|民族|出生|出生日期|统一社会信用代码)[:：=]?/,
  /** Sex, nationality, who issued the card: neither a name nor an address. */
  other: /^(男|女|.{1,6}族|汉|.*公安局.*|长期)$/,
  address: /[省市县区乡镇村街路组号]/,
};
