import { checkDefinition, type FormField } from "../../../../core/forms/index.ts";

const KEY = "desk.configure.field";

/** A copied field lasts as long as the tab, so that it can be pasted into the form of another item. */
export function copyOfField(field: FormField): void {
  sessionStorage.setItem(KEY, JSON.stringify(field));
}

/** The copied field, if there is one that could stand in a form; its rules are judged where it is pasted. */
export function pastedField(): FormField | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    const page = { id: "page", title: { "zh-CN": "-" }, fields: [kept] };
    const checked = checkDefinition({ id: "copy", version: 1, title: { "zh-CN": "-" }, pages: [page] });
    const isField = checked.ok || checked.problems.every(({ code }) => code === "forms/unknown-name" || code === "forms/bad-setting");
    // Its shape has just been checked; only names of the form it came from may be missing here.
    return isField ? (kept as FormField) : undefined;
  } catch {
    return undefined;
  }
}
