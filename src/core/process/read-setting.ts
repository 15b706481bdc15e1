import type { ModdleElement } from "bpmn-moddle";
import type { ProcessFault } from "./types.ts";

/** Collects what is wrong with one element. */
export type Refuse = (code: string, detail?: string) => void;

export function refuseFor(faults: ProcessFault[], element: ModdleElement): Refuse {
  return (code, detail) => {
    faults.push({
      code,
      ...(element.id ? { element: element.id } : {}),
      ...(element.name ? { name: element.name } : {}),
      ...(detail === undefined ? {} : { detail }),
    });
  };
}

/** The extension element of a kind, such as `mt:Step`; at most one is allowed. */
export function extensionOf(element: ModdleElement, type: string, refuse: Refuse): ModdleElement | undefined {
  const values = ((element.extensionElements as ModdleElement | undefined)?.values ?? []) as ModdleElement[];
  const ours = values.filter((value) => value.$type === type);
  if (ours.length > 1) refuse("process/setting-twice", type);
  return ours[0];
}

/** Text of a BPMN expression; a leading `=` as other designers write it is dropped. */
export function bodyOf(expression: unknown): string | undefined {
  const body = (expression as ModdleElement | undefined)?.body;
  return text(typeof body === "string" ? body.trim().replace(/^=\s*/, "") : undefined);
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

export function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: V });
}

export function oneOf<T extends string>(value: unknown, allowed: readonly T[], what: string, refuse: Refuse): T | undefined {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) refuse("process/bad-setting", `${what} ${String(value)}`);
  return found;
}

export function readLimit(value: unknown, refuse: Refuse): number | undefined {
  if (value === undefined) return undefined;
  const limit = Number(value);
  if (Number.isFinite(limit) && limit > 0 && limit <= 10_000) return limit;
  refuse("process/bad-setting", `limit ${String(value)}`);
  return undefined;
}

export function readOrg(value: unknown, refuse: Refuse): string | undefined {
  const org = text(value);
  if (org !== undefined && !/^(window|department|county|township|unit:.+)$/.test(org)) refuse("process/bad-setting", `org ${org}`);
  return org;
}

export function required(value: unknown, what: string, refuse: Refuse): string {
  const found = text(value);
  if (found === undefined) refuse("process/setting-missing", what);
  return found ?? "";
}
