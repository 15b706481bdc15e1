/** Two libraries of the canvas that ship no types. */
declare module "bpmn-js-i18n/translations/zn" {
  const words: Record<string, string>;
  export default words;
}
declare module "bpmn-auto-layout" {
  export function layoutProcess(xml: string): Promise<string>;
}
