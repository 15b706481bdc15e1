declare module "@bpmn-io/feel-editor" {
  export interface FeelVariable {
    name: string;
    info?: string;
    detail?: string;
    type?: string;
    params?: { name: string }[];
    entries?: FeelVariable[];
  }
  export interface FeelEditorOptions {
    container: HTMLElement;
    value?: string;
    variables?: FeelVariable[];
    builtins?: FeelVariable[];
    contentAttributes?: Record<string, string>;
    onChange?: (text: string) => void;
  }
  export default class FeelEditor {
    constructor(options: FeelEditorOptions);
    setValue(text: string): void;
    focus(position?: number): void;
  }
}
