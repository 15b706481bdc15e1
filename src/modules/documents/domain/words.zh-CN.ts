/** Words and figures of Chinese documents. */
export const DIGITS = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;
export const CAPITALS = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"] as const;
export const CAPITAL_UNITS = ["", "拾", "佰", "仟"] as const;
export const CAPITAL_GROUPS = ["", "万", "亿", "万亿"] as const;
export const STOP = "。";
/** 称谓: how a person and an organisation are spoken to. */
export const YOU = { person: "你", organisation: "你单位" } as const;
export const YUAN = { yuan: "元", jiao: "角", fen: "分", whole: "整", negative: "负" } as const;
export const DAY = { year: "年", month: "月", day: "日", hour: "时", minute: "分", ten: "十" } as const;

/** What stands on the pages besides the document itself. */
export const PAGE_WORDS = {
  draft: "样稿 尚未出具",
  check: (code: string) => `核验码 ${code}`,
  checkHint: "扫描二维码或者打开下面的网址，核对本文书的真伪",
  pendingNumber: (word: string, year: string) => `${word}〔${year}〕　号`,
  number: (word: string, year: string, value: number) => `${word}〔${year}〕${value}号`,
  page: (number: number) => `— ${number} —`,
  sample: "样章",
  colon: "：",
} as const;

/** What is left out of an organisation's short name in the 代字 of its documents. */
export const ORG_WORD = { before: /^[县市区旗]/, after: /(管理局|监督局|保护局|委员会|办公室|服务中心|局|镇|乡|街道)$/ } as const;

/** As the fonts call themselves in Chinese office software. */
export const DOCX_FONTS = { fangsong: "仿宋_GB2312", title: "方正小标宋简体", hei: "黑体", song: "宋体" } as const;
