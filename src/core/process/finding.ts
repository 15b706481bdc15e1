import type { ProcessNode } from "./types.ts";

/** One thing the proof before publishing found, at its element. Errors stop publishing, warnings don't. */
export interface Finding {
  severity: "error" | "warning";
  code: `process/${string}`;
  element: string;
  name: string;
  detail?: string;
}

export function finding(
  severity: Finding["severity"],
  code: Finding["code"],
  node: Pick<ProcessNode, "id" | "name">,
  detail?: string,
): Finding {
  return { severity, code, element: node.id, name: node.name, ...(detail === undefined ? {} : { detail }) };
}
