/** Our extension of BPMN as the parser and the designer's canvas read it. Every attribute not named here is refused. */
const text = (...names: string[]) => names.map((name) => ({ name, isAttr: true, type: "String" }));

export const MINGTANG_NAMESPACE = "https://mingtang.example/bpmn/1";

export const mingtangDescriptor = {
  name: "Mingtang",
  prefix: "mt",
  uri: MINGTANG_NAMESPACE,
  xml: { tagAlias: "lowerCase" },
  associations: [],
  types: [
    {
      name: "Step",
      superClass: ["Element"],
      properties: [
        ...text("role", "org", "post", "limit", "unit", "counts", "ground", "opinion", "acts", "skip"),
        { name: "buttons", type: "Button", isMany: true },
        { name: "fields", type: "Field", isMany: true },
        { name: "materials", type: "Material", isMany: true },
        { name: "documents", type: "Document", isMany: true },
        { name: "risks", type: "Risk", isMany: true },
        { name: "people", type: "People" },
        { name: "copies", type: "Copy", isMany: true },
        { name: "overrun", type: "Overrun" },
        { name: "points", type: "Point", isMany: true },
      ],
    },
    {
      name: "People",
      superClass: ["Element"],
      properties: text("find", "people", "section", "field", "expression", "levels", "pick", "nobody", "nobodyPerson", "self", "again"),
    },
    { name: "Copy", superClass: ["Element"], properties: text("when", "find", "org", "post", "section", "people") },
    { name: "Overrun", superClass: ["Element"], properties: text("act", "times", "every") },
    { name: "Point", superClass: ["Element"], properties: text("name", "kind", "level", "value", "description") },
    { name: "Button", superClass: ["Element"], properties: text("act", "label", "opinion") },
    { name: "Field", superClass: ["Element"], properties: text("id", "access") },
    { name: "Material", superClass: ["Element"], properties: text("code") },
    { name: "Document", superClass: ["Element"], properties: text("code") },
    { name: "Risk", superClass: ["Element"], properties: text("name", "level", "description", "measure") },
    { name: "Process", superClass: ["Element"], properties: text("returnSiblings", "recall") },
    { name: "Decision", superClass: ["Element"], properties: text("expression", "result") },
    { name: "Multi", extends: ["bpmn:MultiInstanceLoopCharacteristics"], properties: text("members", "rule", "share", "weights") },
    { name: "Limit", extends: ["bpmn:TimerEventDefinition"], properties: text("limit", "unit") },
    { name: "Correlation", extends: ["bpmn:MessageEventDefinition", "bpmn:ReceiveTask", "bpmn:SendTask"], properties: text("correlation") },
  ],
};
