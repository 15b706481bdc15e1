import {
  type Finder,
  type MultiSettings,
  nodesOf,
  type ProcessTree,
  type StepSettings,
  type TreeNode,
  type Trigger,
} from "../../../../core/process/index.ts";
import type { OrgKind } from "../../../../modules/identity/shared.ts";
import type { ProcessesText } from "../../messages/processes.ts";
import type { SteppeopleText } from "../../messages/steppeople.ts";
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
  people: SteppeopleText;
  /** Name of a member of staff, by staff number; the number where the name isn't known yet. */
  staffName(number: string): string;
  /** Label of a field of the form, by its path. */
  fieldLabel(path: string): string;
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

/** 办理部门 · 审核; 民政局 救助股 · 认领: where somebody is found, and who of several. */
export function personWords(step: StepSettings | undefined, words: Words, isSigned = false): string {
  if (!step?.post && !step?.org && !step?.people) return words.text.noPerson;
  const { find = "post", pick } = step.people ?? {};
  const pool = FINDS_POOL.has(find) ? words.people.short.pool : "";
  const who = isSigned ? "" : pick === "random" ? words.people.short.random : pool;
  return [...foundWords(step, find, words), who].filter(Boolean).join(" · ");
}

/** Ways that find several people, of whom one claims the step; with the post alone that goes without saying. */
const FINDS_POOL: ReadonlySet<Finder> = new Set(["members", "section", "people"]);

function foundWords(step: StepSettings, find: Finder, words: Words): string[] {
  const { text, terms, people: found, staffName, fieldLabel } = words;
  const posts = terms.posts as Readonly<Record<string, string>>;
  const org = orgWords(step.org ?? "department", words);
  const { people = [], section, field, levels = 1 } = step.people ?? {};
  switch (find) {
    case "post":
      return [org, step.post ? (posts[step.post] ?? step.post) : ""];
    case "section":
      return [org, section ?? found.cards.unset];
    case "people":
      return [people.length === 0 ? found.cards.unset : people.map(staffName).join(text.and)];
    case "heads-up":
      return [org, found.cards["heads-up"](levels)];
    case "head":
      return [org, section ? found.cards.sectionHead(section) : found.cards.head];
    case "members":
      return [org, found.cards.members];
    case "field":
    case "field-head":
      return [field ? found.cards[find](fieldLabel(field)) : found.cards.unset];
    default:
      return [found.cards[find]];
  }
}

/** What else is set about people and time, in few words. */
export function settingWords(step: StepSettings, { people: { cards } }: Words): string[] {
  const { people, copies = [], overrun, points = [], skip } = step;
  const nobody = people?.nobody ?? "manager";
  return [
    nobody === "manager" ? "" : cards.nobody[nobody],
    skip === undefined ? "" : cards.skip,
    copies.length > 0 ? cards.copies(copies.length) : "",
    overrun ? (overrun.act === "remind" ? cards.remind(overrun.times ?? 1) : cards[overrun.act]) : "",
    points.length > 0 ? cards.points(points.length) : "",
  ].filter(Boolean);
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
