/** Words around form fields. */
export const fieldWordsZhCN = {
  optional: "（选填）",
  yes: "是",
  no: "否",
  choose: "请选择",
  yuan: "元",
  row: (label: string, row: number) => `${label} ${row}`,
  addRow: (label: string) => `添加一行：${label}`,
  removeRow: (label: string, row: number) => `删除${label} ${row}`,
  remove: "删除",
  removeFile: (name: string) => `删除文件 ${name}`,
  chooseFiles: "选择文件，可以一次选多个。",
  fileLimit: (endings: string, megabytes: number) => `${endings ? `可以传 ${endings}，` : ""}每个不超过 ${megabytes} MB。`,
  uploaded: (count: number) => `已上传 ${count} 个文件`,
  error: "要改的地方：",
};
