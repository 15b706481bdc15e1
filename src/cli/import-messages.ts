/** The words of `import …`: head lines of the tables (both languages are understood, whatever is asked for), refusals, results. */
export interface ImportMessages {
  columns: {
    organisations: Record<"code" | "kind" | "name" | "shortName" | "parent" | "sectors" | "address" | "phone", string>;
    people: Record<"staffNumber" | "username" | "name" | "org" | "post" | "section", string>;
    departments: Record<"sector" | "department", string>;
  };
  examples: { organisations: string[][]; people: string[][] };
  unreadable(file: string): string;
  csv: Record<"csv/empty" | "csv/open-quote" | "csv/too-many-cells", string>;
  line(line: number, reason: string): string;
  field(name: string, reason: string): string;
  columnMissing(name: string): string;
  columnUnknown(name: string): string;
  unknownSector(sector: string): string;
  nothing(faults: number): string;
  checked(rows: number): string;
  organisations(added: number): string;
  passwords: string;
  people(added: number): string;
  catalogue: {
    done(published: number, present: number, left: number): string;
    refused: Record<"catalogue/forbidden" | "catalogue/no-county" | "catalogue/unknown-department", string>;
    left: Record<"no-department" | "no-joint-unit" | "faulty", (detail: string) => string>;
    sector(sector: string, items: number): string;
  };
}

export const importZhCN: ImportMessages = {
  columns: {
    organisations: {
      code: "机构编码",
      kind: "类别",
      name: "全称",
      shortName: "简称",
      parent: "上级机构编码",
      sectors: "领域",
      address: "地址",
      phone: "电话",
    },
    people: { staffNumber: "工号", username: "用户名", name: "姓名", org: "机构编码", post: "岗位", section: "科室" },
    departments: { sector: "领域", department: "机构编码" },
  },
  examples: {
    organisations: [
      ["610527MZ", "部门", "某县民政局", "县民政局", "610527", "民政工作", "某县人民路1号", "0913-7000001"],
      ["610527101", "乡镇", "某县某镇人民政府", "某镇", "610527", "", "", ""],
    ],
    people: [
      ["M0001", "zhangsan", "张三", "610527MZ", "经办", "救助股"],
      ["M0001", "zhangsan", "张三", "610527MZ", "目录编辑", ""],
    ],
  },
  unreadable: (file) => `无法读取文件：${file}`,
  csv: { "csv/empty": "表格是空的", "csv/open-quote": "引号没有配对", "csv/too-many-cells": "单元格比表头多" },
  line: (line, reason) => `第 ${line} 行：${reason}`,
  field: (name, reason) => `${name}：${reason}`,
  columnMissing: (name) => `缺少列：${name}`,
  columnUnknown: (name) => `没有这一列：${name}`,
  unknownSector: (sector) => `基本目录中没有这个领域：${sector}`,
  nothing: (faults) => `共 ${faults} 处有误，一行也没有装入。请改正后重新执行。`,
  checked: (rows) => `${rows} 行全部无误，未装入（--check）。`,
  organisations: (added) => `已新增机构 ${added} 个。`,
  passwords: "以下首次登录密码只显示这一次，首次登录时须更改：",
  people: (added) => `已新增人员 ${added} 名。`,
  catalogue: {
    done: (published, present, left) => `已发布事项 ${published} 项；原有 ${present} 项未动；留下 ${left} 项。`,
    refused: {
      "catalogue/forbidden": "只有系统操作员可以装入基本目录",
      "catalogue/no-county": "还没有县：请先执行 mingtang county",
      "catalogue/unknown-department": "没有这个机构，或已撤销",
    },
    left: {
      "no-department": () => "没有部门办理此领域",
      "no-joint-unit": (unit) => `联办部门 ${unit} 不存在`,
      faulty: (faults) => `不能发布：${faults}`,
    },
    sector: (sector, items) => `  ${sector}：${items} 项，没有部门办理此领域`,
  },
};

export const importEn: ImportMessages = {
  columns: {
    organisations: {
      code: "code",
      kind: "kind",
      name: "name",
      shortName: "short name",
      parent: "parent",
      sectors: "sectors",
      address: "address",
      phone: "phone",
    },
    people: { staffNumber: "staff number", username: "username", name: "name", org: "organisation", post: "post", section: "section" },
    departments: { sector: "sector", department: "organisation" },
  },
  examples: {
    organisations: [
      ["610527MZ", "department", "某县民政局", "县民政局", "610527", "民政工作", "某县人民路1号", "0913-7000001"],
      ["610527101", "township", "某县某镇人民政府", "某镇", "610527", "", "", ""],
    ],
    people: [
      ["M0001", "zhangsan", "张三", "610527MZ", "handler", "救助股"],
      ["M0001", "zhangsan", "张三", "610527MZ", "catalogue-editor", ""],
    ],
  },
  unreadable: (file) => `can't read ${file}`,
  csv: { "csv/empty": "the table is empty", "csv/open-quote": "a quote is never closed", "csv/too-many-cells": "more cells than the head" },
  line: (line, reason) => `line ${line}: ${reason}`,
  field: (name, reason) => `${name}: ${reason}`,
  columnMissing: (name) => `a column is missing: ${name}`,
  columnUnknown: (name) => `there is no such column: ${name}`,
  unknownSector: (sector) => `the basic catalogue has no such sector: ${sector}`,
  nothing: (faults) => `${faults} faults; nothing was taken in. Mend them and try again.`,
  checked: (rows) => `${rows} rows, all right; nothing was taken in (--check).`,
  organisations: (added) => `${added} organisations were added.`,
  passwords: "These first passwords are told this once only and must be changed at the first sign-in:",
  people: (added) => `${added} people were added.`,
  catalogue: {
    done: (published, present, left) => `${published} items published; ${present} were there and stay; ${left} left out.`,
    refused: {
      "catalogue/forbidden": "only the operator of the machine can do this",
      "catalogue/no-county": "there is no county yet: run mingtang county first",
      "catalogue/unknown-department": "no such organisation, or it is closed",
    },
    left: {
      "no-department": () => "no department handles this sector",
      "no-joint-unit": (unit) => `the unit ${unit} that takes part isn't there`,
      faulty: (faults) => `can't be published: ${faults}`,
    },
    sector: (sector, items) => `  ${sector}: ${items} items, no department handles this sector`,
  },
};
