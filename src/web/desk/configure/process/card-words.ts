import {
  type MultiSettings,
  nodesOf,
  type ProcessTree,
  type StepSettings,
  type TreeNode,
  type Trigger,
} from "../../../../core/process/index.ts";
import type { OrgKind } from "../../../../modules/identity/shared.ts";
import type { ProcessesText } from "../../messages/processes.ts";
import type { Terms } from "../../messages/terms.ts";

/** What stands on the cards, in words. */

/** An organisation a step can name. */
export interface OrgChoice {
  code: string;
  name: string;
  kind: OrgKind;
}

export interface Words {
  text: ProcessesText;
  terms: Terms;
  orgs: readonly OrgChoice[];
}

/** A unit is named by its whole code or, in the county's own drawings, by the two letters at its end. */
export function unitOf(orgs: readonly OrgChoice[], rule: string): OrgChoice | undefined {
  const code = rule.replace(/^unit:/, "");
  return orgs.find((org) => org.code === code) ?? (code.length === 2 ? orgs.find((org) => org.code.endsWith(code)) : undefined);
}

export function orgWords(rule: string, { text, orgs }: Words): string {
  if (rule === "window" || rule === "department" || rule === "county" || rule === "township") return text.orgs[rule];
  return unitOf(orgs, rule)?.name ?? rule.replace(/^unit:/, "");
}

/** 办理部门 · 审核 */
export function personWords(step: StepSettings | undefined, words: Words): string {
  if (!step?.post && !step?.org) return words.text.noPerson;
  const posts = words.terms.posts as Readonly<Record<string, string>>;
  const org = orgWords(step.org ?? "department", words);
  return step.post ? `${org} · ${posts[step.post] ?? step.post}` : org;
}

export function limitWords(step: StepSettings | undefined, { text }: Words): string {
  if (step?.limit === undefined) return text.noLimit;
  const limit = text.limit[step.unit ?? "workday"](step.limit);
  return step.counts === false ? `${limit} · ${text.notCounted}` : limit;
}

export function multiWords(multi: MultiSettings, { text }: Words): string {
  return multi.sequential ? text.multiShort.sequence : text.multiShort[multi.rule];
}

export function triggerWords(trigger: Trigger | undefined, { text }: Words): string {
  if (trigger?.kind === "timer" && trigger.timer.kind === "limit") return text.limit[trigger.timer.unit](trigger.timer.limit);
  if (trigger?.kind === "message") return text.timers.message(trigger.name);
  if (trigger?.kind === "error") return text.timers.error;
  return text.timers.other;
}

export function nameWords(node: TreeNode | { name: string }, tree: ProcessTree, { text }: Words): string {
  if ("kind" in node && node.kind === "back") return text.backTo(nameOf(tree, node.to, text.unnamed));
  if ("name" in node && node.name) return node.name;
  if ("kind" in node && node.kind === "branches") return text.gateways[node.gateway];
  return "kind" in node ? text.kinds[node.kind] : text.unnamed;
}

export function nameOf(tree: ProcessTree, id: string, otherwise: string): string {
  const found = nodesOf(tree.steps).find((node) => node.kind !== "back" && node.id === id);
  return (found && "name" in found && found.name) || otherwise;
}

/** A condition about how a step several people sign went: the id of that step; undefined for any other condition. */
export function refusedStep(condition: string): string | undefined {
  const id = /^get value\(outcomes, ("(?:[^"\\]|\\.)*")\) = "refused"$/.exec(condition)?.[1];
  return id === undefined ? undefined : (JSON.parse(id) as string);
}
