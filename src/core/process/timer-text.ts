const ISO_DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const ISO_CYCLE = /^R(\d*)\/P[^/]+$/;

/** Whether the text is an ISO 8601 time by itself and needs no expression to be answered. */
export function isTime(kind: "duration" | "date" | "cycle", value: string): boolean {
  if (kind === "duration") return ISO_DURATION.test(value);
  if (kind === "date") return ISO_DATE.test(value);
  return ISO_CYCLE.test(value) && ISO_DURATION.test(value.slice(value.indexOf("/") + 1));
}
