/** Word and Excel files read into plain data: texts, tables, pictures. Nothing of the file itself is handed on, so nothing in it can run. */
export { type DocxPages, readDocx, type WordBlock, type WordRun } from "./read-docx.ts";
export { readXlsx, type SheetPage, type XlsxPages } from "./read-xlsx.ts";
