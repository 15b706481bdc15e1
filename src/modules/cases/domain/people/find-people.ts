import type { Finder, StepPeople, StepSettings } from "../../../../core/process/index.ts";
import { evaluate } from "../../../../core/rules/index.ts";
import { handlesCases, type StaffMember } from "../../../identity/index.ts";
import type { CaseContext } from "../context.ts";

/** What the ways of finding people may look at. Pure: the same case and staff always find the same people. */
export interface Looking {
  /** Node of the step, by which choices are kept. */
  node: string;
  step: StepSettings;
  /** The organisation of the step. */
  org: string;
  context: Pick<CaseContext, "orgs" | "staff">;
  /** Answers of the form, and everything else that expressions may ask. */
  variables: Record<string, unknown>;
  starter: string | null;
  /** The window that took the application in. */
  window: string;
  /** Whom starter or the person before have chosen, by node. */
  chosen: Readonly<Record<string, readonly string[]>>;
}

/** Somebody found, and the organisation in which they do the step. */
export interface FoundPerson {
  member: StaffMember;
  org: string;
}

export interface FoundPeople {
  people: FoundPerson[];
  /** The expression had no answer, or none that names staff. */
  failed?: true;
}

/** Who a step's settings find (practice 4.1), active and in a post that handles cases; several where several fit. */
export function findPeople(looking: Looking): FoundPeople {
  const { people } = looking.step;
  const found = FINDING[people?.find ?? "post"](looking, people ?? { find: "post" });
  const once = new Set<string>();
  return { ...found, people: found.people.filter(({ member }) => !once.has(member.id) && once.add(member.id)) };
}

type Find = (looking: Looking, people: StepPeople) => FoundPeople;

const FINDING: Record<Finder, Find> = {
  // 岗位
  post: ({ step, org, context: { staff } }) => at(org, staff.inOrg(org).filter(holding(org, step.post ?? "handler"))),
  // 部门成员
  members: ({ org, context: { staff } }) => at(org, staff.handlersIn(org)),
  // 科室
  section: ({ org, context: { staff } }, { section }) => at(org, staff.handlersIn(org).filter(inSection(org, section ?? null))),
  // 部门负责人
  head: ({ org, context }, { section }) => headsOf(org, context, section),
  // 连续多级负责人: one level after another; at a step of one person the nearest
  "heads-up": headsUpwards,
  // 指定人员
  people: (looking, { people = [] }) => byNumbers(looking, people),
  // 发起人
  starter: ({ starter, window, context }) => inTheirs(starter, [window], context),
  // 发起人部门负责人
  "starter-head": ({ starter, window, context }) => headOver(starter, [window], context),
  // 发起人自选、上一步自选
  "starter-chooses": chosenOnes,
  "previous-chooses": chosenOnes,
  // 表单内人员
  field: (looking, { field }) => byNumbers(looking, listed(answerAt(looking.variables, field ?? ""))),
  // 表单内人员的负责人
  "field-head": ({ context, variables, org }, { field }) => ({
    people: listed(answerAt(variables, field ?? "")).flatMap(
      (number) => headOver(context.staff.byNumber(number)?.id ?? null, [org], context).people,
    ),
  }),
  // 表达式
  expression: byExpression,
};

/** Those whom starter or the person before may choose: whoever could do the step. */
export function eligible({ org, context: { staff } }: Pick<Looking, "org" | "context">): readonly StaffMember[] {
  return staff.handlersIn(org);
}

/** 负责人 over somebody: the head of their section, else of their organisation; null org where they hold no handling post. */
export function headOver(id: string | null, prefer: readonly string[], context: Looking["context"]): FoundPeople {
  const [found] = inTheirs(id, prefer, context).people;
  if (!found) return { people: [] };
  const { member, org } = found;
  const section = member.holdings.find((held) => held.org === org && handlesCases(held.post))?.section ?? null;
  const above = context.staff.inOrg(org).filter((other) => other.id !== member.id);
  const isHead = ({ holdings }: StaffMember) => holdings.some((held) => section !== null && headsSection(held, org, section));
  const heads = above.filter(isHead);
  return heads.length > 0 ? at(org, heads) : at(org, above.filter(holding(org, "head")));
}

function headsSection(held: { org: string; post: string; section: string | null }, org: string, section: string): boolean {
  return held.org === org && held.post === "section-head" && held.section === section;
}

function headsUpwards({ org, context }: Looking, { levels = 1 }: StepPeople): FoundPeople {
  const people: FoundPerson[] = [];
  let at = context.orgs.get(org);
  for (let level = 0; at && level < levels; level++) {
    people.push(...headsOf(at.code, context).people);
    at = at.parent === null ? undefined : context.orgs.get(at.parent);
  }
  return { people };
}

/** 单位负责人, or 科室负责人 where a section is named. */
function headsOf(org: string, { staff }: Looking["context"], section?: string): FoundPeople {
  const members = staff.inOrg(org);
  if (section === undefined) return at(org, members.filter(holding(org, "head")));
  return at(
    org,
    members.filter(({ holdings }) => holdings.some((held) => headsSection(held, org, section))),
  );
}

function byExpression(looking: Looking, { expression = "" }: StepPeople): FoundPeople {
  const value = answered(expression, looking.variables);
  if (value === null || value === undefined) return { people: [], failed: true };
  return byNumbers(looking, listed(value));
}

function answered(expression: string, variables: Record<string, unknown>): unknown {
  try {
    return evaluate(expression, variables);
  } catch {
    return undefined;
  }
}

function chosenOnes({ node, chosen, org, context: { staff } }: Looking): FoundPeople {
  return at(org, (chosen[node] ?? []).flatMap((id) => staff.byId(id) ?? []).filter(handling(org)));
}

function byNumbers({ org, context: { staff } }: Looking, numbers: readonly string[]): FoundPeople {
  return at(org, numbers.flatMap((number) => staff.byNumber(number.trim().toUpperCase()) ?? []).filter(handling(org)));
}

/** Somebody in an organisation of their own: one of those preferred if they handle cases there. */
function inTheirs(id: string | null, prefer: readonly string[], { staff }: Looking["context"]): FoundPeople {
  const member = id === null ? undefined : staff.byId(id);
  const orgs = member?.holdings.filter((held) => handlesCases(held.post)).map((held) => held.org) ?? [];
  const org = orgs.find((code) => prefer.includes(code)) ?? orgs[0];
  return { people: member && org !== undefined ? [{ member, org }] : [] };
}

function at(org: string, members: readonly StaffMember[]): FoundPeople {
  return { people: members.map((member) => ({ member, org })) };
}

function holding(org: string, post: string) {
  return ({ holdings }: StaffMember) => handlesCases(post) && holdings.some((held) => held.org === org && held.post === post);
}

function handling(org: string) {
  return ({ holdings }: StaffMember) => holdings.some((held) => held.org === org && handlesCases(held.post));
}

function inSection(org: string, section: string | null) {
  return ({ holdings }: StaffMember) => holdings.some((held) => held.org === org && held.section === section && handlesCases(held.post));
}

/** The answer of a form field by its path; staff fields lie outside tables. */
function answerAt(variables: Record<string, unknown>, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, name) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined,
      variables,
    );
}

/** One staff number or a list of them. */
function listed(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one): one is string => typeof one === "string" && one.trim() !== "");
}
