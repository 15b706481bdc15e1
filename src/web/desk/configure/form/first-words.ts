import { formdesignZhCN } from "../../messages/formdesign.zh-CN.ts";
import type { FirstWords } from "./editing/new-field.ts";

const { first } = formdesignZhCN;

/** Labels stand in Chinese whatever the desk's language is: that is the text a form can't do without. */
export const firstWords: FirstWords = {
  label: (kind) => first.label[kind],
  text: (kind) => first[kind],
  option: first.option,
  column: first.column,
  page: first.page,
};
