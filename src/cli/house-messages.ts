import type { BundleFault } from "../modules/cases/index.ts";
import type { VerifyFault } from "../modules/matters/index.ts";
import type { FileFaultKind, PartsReport } from "../platform/files/index.ts";
import { type ImportMessages, importEn, importZhCN } from "./import-messages.ts";

type CommandName =
  | "migrate"
  | "seed"
  | "county"
  | "import organisations"
  | "import people"
  | "import catalogue"
  | "verify"
  | "files"
  | "load"
  | "user add"
  | "user password"
  | "process check"
  | "form check"
  | "deadline"
  | "id check";

export interface FilesSummary {
  files: number;
  unused: number;
  old: number;
  faults: readonly unknown[];
  removed: number;
  unusedRemoved: number;
  heldForNobody: number;
  uploads: PartsReport;
}

export interface VerifySummary {
  matters: number;
  events: number;
  seals: number;
  faults: number;
  seconds: number;
}

export interface BundleSummary {
  county: string;
  number: string;
  item: string;
  at: string;
  by: string;
  events: number;
  files: number;
  faults: number;
  fingerprint: string;
  seal: { number: number; hash: string; at: string } | null;
}

/** The words around the commands, and of those that need the database. */
export interface HouseMessages {
  help: { title: string; more: string };
  commands: Record<CommandName, { summary: string; usage: string }>;
  unknownCommand(given: string): string;
  badSettings: string;
  migrate: { done: string };
  seed: { done(cases: number): string; unchanged: string; demoRefused: string };
  county: {
    opened(name: string): string;
    administrator(post: string, username: string, password: string): string;
    refused(reason: string): string;
    region(code: string): string;
  };
  import: ImportMessages;
  verify: {
    summary(figures: VerifySummary): string;
    faults: Record<VerifyFault["fault"], string>;
    bundle: {
      unreadable(file: string): string;
      summary(found: BundleSummary): string;
      faults: Record<BundleFault["fault"], string>;
    };
  };
  files: { summary(figures: FilesSummary): string; faults: Record<FileFaultKind | PartsReport["faults"][number]["fault"], string> };
  load: {
    notACount(given: string): string;
    notSeeded: string;
    progress(done: number, all: number): string;
    done(cases: number, events: number, seconds: number): string;
  };
  user: {
    added(username: string, password: string): string;
    reset(username: string, password: string): string;
    notFound(username: string): string;
    refused(code: string): string;
  };
}

const perSecond = (count: number, seconds: number) => Math.round(count / Math.max(seconds, 0.001));

export const houseZhCN: HouseMessages = {
  help: {
    title: "用法：mingtang 命令 [参数]",
    more: "每个命令可加 --help 查看用法；--json 以 JSON 作答；--lang zh-CN|en 选择语言。",
  },
  commands: {
    migrate: { summary: "更新数据库结构，核对主密钥", usage: "用法：mingtang migrate [--json]" },
    seed: {
      summary: "装入开局数据：工作日历、监察规则、基本目录；示例县另有人员和办件",
      usage: "用法：mingtang seed [--demo] [--json]\n可重复执行，已装入的不再装入；--demo 装入示例县。",
    },
    county: {
      summary: "在空库中开设一个县：县、办公室、监察单位、大厅和首批三员",
      usage: "用法：mingtang county --code 区划代码（6位） --name 县名 [--json]\n只能执行一次；首次登录密码只显示这一次。",
    },
    "import organisations": {
      summary: "从表格（CSV）装入机构，全部装入或者全不装入",
      usage: "用法：mingtang import organisations 表格.csv [--check] [--json]\n--template 打印表头和样例；--check 只检查不装入。",
    },
    "import people": {
      summary: "从表格（CSV）装入人员和岗位，给出首次登录密码",
      usage:
        "用法：mingtang import people 表格.csv [--check] [--json]\n--template 打印表头和样例；一人多岗写多行；--check 只检查不装入。首次登录密码只打印这一次。",
    },
    "import catalogue": {
      summary: "发布基本目录中本县部门办理的事项，说明留下了哪些",
      usage:
        "用法：mingtang import catalogue [--departments 领域与机构.csv] [--complaint-phone 监督电话] [--json]\n可重复执行；已有的事项不动。监督电话不写时为 12345。",
    },
    verify: {
      summary: "核验日志链完整、各状态表与日志一致",
      usage:
        "用法：mingtang verify [--journal | --bundle 文件.zip] [--json]\n--bundle 核验导出的一件办件，不需要数据库；--journal 只核对日志的哈希链和封存，快得多。只读；发现不一致时逐条列出，退出码为 1。",
    },
    files: {
      summary: "核对文件：硬盘与登记是否相符，有无无人使用的文件",
      usage:
        "用法：mingtang files [--repair] [--json]\n只读；不符时逐条列出，退出码为 1。--repair 重新登记办件和草稿所用的文件，删除无登记的内容和久未提交的上传。",
    },
    load: {
      summary: "批量生成各种状态的办件，供试用和测量",
      usage: "用法：mingtang load --cases 数量 [--seed 种子] [--json]\n生成的申请人、号码均为虚构；请勿在正式库中使用。",
    },
    "user add": {
      summary: "新增人员，给出首次登录密码",
      usage: "用法：mingtang user add 登录名 --name 姓名 --staff-number 工号 [--org 机构代码 --post 岗位 [--section 科室]] [--json]",
    },
    "user password": { summary: "重置某人的密码，给出新的首次登录密码", usage: "用法：mingtang user password 登录名 [--json]" },
    "process check": {
      summary: "检查流程图（BPMN）能否运行、能否发布",
      usage: "用法：mingtang process check 流程.bpmn… [--json] [--lang zh-CN|en]",
    },
    "form check": {
      summary: "检查表单定义，或按表单检查数据",
      usage: "用法：mingtang form check 表单.json [数据.json] [--json] [--lang zh-CN|en]",
    },
    deadline: {
      summary: "按工作日历计算期限届满日",
      usage: "用法：mingtang deadline 起始日 期限 [--unit workday|day] [--explain] [--json] [--lang zh-CN|en]",
    },
    "id check": { summary: "校验证件号码和各类代码", usage: "用法：mingtang id check 号码… [--kind 种类] [--json] [--lang zh-CN|en]" },
  },
  unknownCommand: (given) => `没有这个命令：${given}`,
  badSettings: "设置有误（全部设置见 docs/operate.md）：",
  migrate: { done: "数据库已是最新。" },
  seed: {
    done: (cases) => (cases > 0 ? `开局数据已装入，含示例办件 ${cases} 件。` : "开局数据已装入。"),
    unchanged: "开局数据已在库中，无需装入。",
    demoRefused: "对外服务的系统不能装入示例县：其密码是公开的。",
  },
  county: {
    opened: (name) => `${name}已开设。以下首次登录密码只显示这一次，首次登录时须更改：`,
    administrator: (post, username, password) => `  ${post}　登录名 ${username}　密码 ${password}`,
    refused: (reason) => `未能开设：${reason}`,
    region: (code) => `请用 REGION=${code} 启动服务。`,
  },
  import: importZhCN,
  files: {
    summary: ({ files, unused, old, faults, removed, unusedRemoved, heldForNobody, uploads }) => {
      const wrong = faults.length + heldForNobody + uploads.faults.length;
      return `${wrong === 0 ? "核对相符" : `发现 ${wrong} 处不符`}：文件 ${files} 个，等待提交 ${unused} 个，正在续传 ${uploads.open} 个（已到 ${uploads.bytes} 字节），尚未登记使用者的旧文件 ${old} 个，登记的使用者已不存在 ${heldForNobody} 处；本次删除 ${removed + unusedRemoved + uploads.removed} 个。`;
    },
    faults: {
      missing: "有登记而无内容",
      size: "内容长度与登记不符",
      stray: "有内容而无登记",
      "stray-part": "有续传内容而无登记",
      "short-part": "续传内容比登记的短",
    },
  },
  verify: {
    summary: ({ matters, events, seals, faults, seconds }) =>
      `${faults === 0 ? "核验通过" : `发现 ${faults} 处不一致`}：事务 ${matters} 件，日志 ${events} 条，封存 ${seals} 次；用时 ${seconds.toFixed(1)} 秒，每秒 ${perSecond(events, seconds)} 条。`,
    bundle: {
      unreadable: (file) => `读不出来，或者不是办件数据包：${file}`,
      summary: ({ county, number, item, at, by, events, files, faults, fingerprint, seal }) =>
        [
          `${faults === 0 ? "核验通过" : `发现 ${faults} 处不一致`}：${county} ${number}（${item}），日志 ${events} 条，文件 ${files} 个。`,
          `导出：${at}，${by}`,
          `签名公钥指纹：${fingerprint}`,
          seal ? `最新封存：第 ${seal.number} 号，${seal.at}，${seal.hash}` : "没有封存",
          "请将指纹、封存与该县公布的核对：它们相符，数据包才确为该县所出。",
        ].join("\n"),
      faults: {
        sequence: "日志序号不连续",
        chain: "日志链断开",
        hash: "日志内容与摘要不符",
        unreadable: "个人信息无法解开",
        seal: "封存不符",
        "seal-chain": "封存链断开",
        unsealed: "未被封存",
        missing: "缺少此文件",
        altered: "文件被改动",
        unlisted: "清单上没有此文件",
        signature: "签名不符",
        head: "日志末条与清单不符",
        "other-case": "日志是另一件的",
      },
    },
    faults: {
      sequence: "日志序号不连续",
      chain: "日志链断开",
      hash: "日志内容与摘要不符",
      unreadable: "日志内容无法读取",
      head: "事务登记与日志不符",
      kind: "事务种类不存在",
      state: "状态与日志不符",
      personal: "个人信息与日志不符",
      task: "待办与日志不符",
      clock: "期限与日志不符",
      timer: "定时与日志不符",
      "own-table": "业务表与日志不符",
      missing: "日志缺失",
      "no-matter": "有日志或状态而无事务",
      "not-followed": "已出具证照而没有登记",
      seal: "封存不符，日志有增删",
    },
  },
  load: {
    notACount: (given) => `数量应为 1 至 10000000 的整数：${given}`,
    notSeeded: "库中还没有示例县：请先执行 mingtang seed --demo。",
    progress: (done, all) => `已生成 ${done} / ${all} 件`,
    done: (cases, events, seconds) =>
      `已生成办件 ${cases} 件，日志 ${events} 条；用时 ${seconds.toFixed(1)} 秒，每秒 ${perSecond(cases, seconds)} 件。`,
  },
  user: {
    added: (username, password) => `已新增 ${username}，首次登录密码：${password}`,
    reset: (username, password) => `已重置 ${username} 的密码，首次登录密码：${password}`,
    notFound: (username) => `没有这个登录名：${username}`,
    refused: (code) => `未能办理：${code}`,
  },
};

export const houseEn: HouseMessages = {
  help: {
    title: "usage: mingtang COMMAND [ARGUMENTS]",
    more: "Each command tells its usage with --help, answers in JSON with --json, and in English with --lang en.",
  },
  commands: {
    migrate: { summary: "bring the database up to date and check the master key", usage: "usage: mingtang migrate [--json]" },
    seed: {
      summary: "put in place what a county starts with: calendar, supervision rules, basic catalogue; for the demo its people and cases",
      usage: "usage: mingtang seed [--demo] [--json]\nCan be repeated: what is in place stays. --demo adds the demo county.",
    },
    county: {
      summary: "open a county in an empty database: county, office, supervision unit, hall and the first three administrators",
      usage: "usage: mingtang county --code SIX-DIGITS --name NAME [--json]\nOnly once. The first passwords are told this once only.",
    },
    "import organisations": {
      summary: "take in organisations from a table (CSV), all of them or none",
      usage:
        "usage: mingtang import organisations FILE.csv [--check] [--json]\n--template prints the head line with examples; --check only checks.",
    },
    "import people": {
      summary: "take in people and their posts from a table (CSV) and tell their first passwords",
      usage:
        "usage: mingtang import people FILE.csv [--check] [--json]\n--template prints the head line with examples; several posts are several rows; --check only checks. The first passwords are printed this once only.",
    },
    "import catalogue": {
      summary: "publish the basic catalogue's items that departments here handle, and say what was left",
      usage:
        "usage: mingtang import catalogue [--departments FILE.csv] [--complaint-phone NUMBER] [--json]\nCan be repeated: what is there stays. The complaint phone is 12345 unless told.",
    },
    verify: {
      summary: "prove that the journal is whole and that the state tables equal its fold",
      usage:
        "usage: mingtang verify [--journal | --bundle file.zip] [--json]\n--bundle checks a case that was taken out and needs no database; --journal checks the journal's chain and seals only, much faster. Reads only. Lists every fault and exits with 1 when there is one.",
    },
    files: {
      summary: "compare the files on disk with the register, and the register with who uses them",
      usage:
        "usage: mingtang files [--repair] [--json]\nReads only, lists every fault and exits with 1 when there is one. --repair notes anew what cases and drafts use, removes content that no row knows and uploads that were never handed in.",
    },
    load: {
      summary: "make many cases in every state, for trying and measuring",
      usage: "usage: mingtang load --cases N [--seed S] [--json]\nApplicants and numbers are invented. Not for a database in service.",
    },
    "user add": {
      summary: "add a person and tell the first password",
      usage: "usage: mingtang user add USERNAME --name NAME --staff-number NUMBER [--org CODE --post POST [--section SECTION]] [--json]",
    },
    "user password": { summary: "give a person a new first password", usage: "usage: mingtang user password USERNAME [--json]" },
    "process check": {
      summary: "check whether a process (BPMN) can be run and published",
      usage: "usage: mingtang process check FILE.bpmn… [--json] [--lang zh-CN|en]",
    },
    "form check": {
      summary: "check a form definition, or data by it",
      usage: "usage: mingtang form check SCHEMA.json [DATA.json] [--json] [--lang zh-CN|en]",
    },
    deadline: {
      summary: "count the day a limit ends on",
      usage: "usage: mingtang deadline FROM N [--unit workday|day] [--explain] [--json] [--lang zh-CN|en]",
    },
    "id check": {
      summary: "check identity numbers and codes",
      usage: "usage: mingtang id check NUMBER… [--kind KIND] [--json] [--lang zh-CN|en]",
    },
  },
  unknownCommand: (given) => `no such command: ${given}`,
  badSettings: "The settings are not right (docs/operate.md lists them all):",
  migrate: { done: "The database is up to date." },
  seed: {
    done: (cases) =>
      cases > 0
        ? `Everything a county starts with is in place, with ${cases} sample cases.`
        : "Everything a county starts with is in place.",
    unchanged: "Everything a county starts with was in place already.",
    demoRefused: "A public server can't take the demo county: its passwords are published.",
  },
  county: {
    opened: (name) => `${name} is open. These first passwords are told this once only and must be changed at the first sign-in:`,
    administrator: (post, username, password) => `  ${post}  username ${username}  password ${password}`,
    refused: (reason) => `Not opened: ${reason}`,
    region: (code) => `Start the server with REGION=${code}.`,
  },
  import: importEn,
  files: {
    summary: ({ files, unused, old, faults, removed, unusedRemoved, heldForNobody, uploads }) => {
      const wrong = faults.length + heldForNobody + uploads.faults.length;
      return `${wrong === 0 ? "all fits" : `${wrong} faults`}: ${files} files, ${unused} waiting to be handed in, ${uploads.open} still coming in parts (${uploads.bytes} bytes so far), ${old} old ones whose holders aren't noted yet, ${heldForNobody} held for nobody; ${removed + unusedRemoved + uploads.removed} removed.`;
    },
    faults: {
      missing: "a row without content",
      size: "content of another length than its row says",
      stray: "content without a row",
      "stray-part": "a part of no upload",
      "short-part": "an upload of which less lies on disk than was counted",
    },
  },
  verify: {
    summary: ({ matters, events, seals, faults, seconds }) =>
      `${faults === 0 ? "Proven" : `${faults} faults`}: ${matters} matters, ${events} events, ${seals} seals, in ${seconds.toFixed(1)} s (${perSecond(events, seconds)} events/s).`,
    bundle: {
      unreadable: (file) => `can't be read, or is no case bundle: ${file}`,
      summary: ({ county, number, item, at, by, events, files, faults, fingerprint, seal }) =>
        [
          `${faults === 0 ? "proven" : `${faults} faults`}: ${county} ${number} (${item}), ${events} events, ${files} files.`,
          `taken out: ${at}, ${by}`,
          `fingerprint of the signing key: ${fingerprint}`,
          seal ? `newest seal: no. ${seal.number}, ${seal.at}, ${seal.hash}` : "no seal",
          "Compare fingerprint and seal with those the county has published: only then the bundle is theirs.",
        ].join("\n"),
      faults: {
        sequence: "sequence of events broken",
        chain: "chain of events broken",
        hash: "event altered",
        unreadable: "personal part can't be opened",
        seal: "seal doesn't fit",
        "seal-chain": "chain of seals broken",
        unsealed: "not sealed",
        missing: "file missing",
        altered: "file altered",
        unlisted: "file isn't in the manifest",
        signature: "signature doesn't fit",
        head: "last event isn't the manifest's",
        "other-case": "journal of another case",
      },
    },
    faults: {
      sequence: "an event is missing in the sequence",
      chain: "the chain is broken",
      hash: "an event isn't what was hashed",
      unreadable: "an event can't be read",
      head: "the matter's row isn't what the journal says",
      kind: "there is no such kind of matter",
      state: "the state isn't the fold of the journal",
      personal: "the personal data aren't the fold of the journal",
      task: "the tasks aren't the fold of the journal",
      clock: "the clocks aren't the fold of the journal",
      timer: "the timers aren't the fold of the journal",
      "own-table": "the kind's own table isn't the fold of the journal",
      missing: "there is no journal",
      "no-matter": "rows stand without their matter",
      "not-followed": "it gave a licence that isn't in the register",
      seal: "the seal doesn't fit: events were added or removed",
    },
  },
  load: {
    notACount: (given) => `the number of cases must be a whole number from 1 to 10000000: ${given}`,
    notSeeded: "There is no demo county in this database: run mingtang seed --demo first.",
    progress: (done, all) => `${done} of ${all} cases`,
    done: (cases, events, seconds) =>
      `${cases} cases with ${events} events in ${seconds.toFixed(1)} s (${perSecond(cases, seconds)} cases/s).`,
  },
  user: {
    added: (username, password) => `${username} is added; first password: ${password}`,
    reset: (username, password) => `${username} has a new first password: ${password}`,
    notFound: (username) => `no such username: ${username}`,
    refused: (code) => `refused: ${code}`,
  },
};
