import type { ModdleElement } from "bpmn-moddle";
import { oneOf, optional, type Refuse, readOrg, required, text } from "./read-setting.ts";
import {
  AGAIN_RULES,
  COPY_FINDERS,
  FINDERS,
  NOBODY_RULES,
  OVERRUN_ACTS,
  PICKS,
  POINT_KINDS,
  SELF_RULES,
  type StepCopy,
  type StepOverrun,
  type StepPeople,
  type SupervisionPoint,
} from "./types.ts";

/** What a way of finding people can't do without. */
const NEEDS: { [find in StepPeople["find"]]?: keyof StepPeople } = {
  section: "section",
  people: "people",
  field: "field",
  "field-head": "field",
  expression: "expression",
};

/** `mt:people`: how the step's person is found. */
export function readPeople(people: ModdleElement, refuse: Refuse): StepPeople {
  const choice = <T extends string>(name: string, allowed: readonly T[]) =>
    optional(name, people[name] === undefined ? undefined : oneOf(people[name], allowed, name, refuse));
  const read: StepPeople = {
    find: oneOf(people.find, FINDERS, "find", refuse) ?? "post",
    ...optional("people", names(people.people)),
    ...optional("section", text(people.section)),
    ...optional("field", text(people.field)),
    ...optional("expression", text(people.expression)),
    ...optional("levels", whole(people.levels, 1, 5, "levels", refuse)),
    ...choice("pick", PICKS),
    ...choice("nobody", NOBODY_RULES),
    ...optional("nobodyPerson", text(people.nobodyPerson)),
    ...choice("self", SELF_RULES),
    ...choice("again", AGAIN_RULES),
  };
  const needed = NEEDS[read.find];
  if (needed && read[needed] === undefined) refuse("process/setting-missing", needed);
  if (read.nobody === "person" && !read.nobodyPerson) refuse("process/setting-missing", "nobodyPerson");
  return read;
}

/** `mt:copy` (抄送). */
export function readCopy(copy: ModdleElement, refuse: Refuse): StepCopy {
  const read: StepCopy = {
    when: oneOf(copy.when ?? "leave", ["enter", "leave"] as const, "when", refuse) ?? "leave",
    find: oneOf(copy.find ?? "post", COPY_FINDERS, "find", refuse) ?? "post",
    ...optional("org", readOrg(copy.org, refuse)),
    ...optional("post", text(copy.post)),
    ...optional("section", text(copy.section)),
    ...optional("people", names(copy.people)),
  };
  const { find } = read;
  if ((find === "post" || find === "section" || find === "people") && read[find] === undefined)
    refuse("process/setting-missing", `copy ${find}`);
  return read;
}

/** `mt:overrun`: what happens once the step's limit has passed. */
export function readOverrun(overrun: ModdleElement, refuse: Refuse): StepOverrun {
  return {
    act: oneOf(overrun.act ?? "remind", OVERRUN_ACTS, "overrun act", refuse) ?? "remind",
    ...optional("times", whole(overrun.times, 1, 10, "times", refuse)),
    ...optional("every", whole(overrun.every, 1, 30, "every", refuse)),
  };
}

/** `mt:point` (监察点). */
export function readPoint(point: ModdleElement, refuse: Refuse): SupervisionPoint {
  return {
    name: required(point.name, "point name", refuse),
    kind: oneOf(point.kind, POINT_KINDS, "point kind", refuse) ?? "time",
    level: (whole(point.level, 1, 3, "level", refuse) ?? 1) as SupervisionPoint["level"], // 1–3 by the bounds
    ...optional("value", whole(point.value, 1, 100_000, "value", refuse)),
    ...optional("description", text(point.description)),
  };
}

function names(value: unknown): string[] | undefined {
  const found = (text(value) ?? "").split(",").flatMap((name) => text(name) ?? []);
  return found.length > 0 ? found : undefined;
}

function whole(value: unknown, from: number, to: number, what: string, refuse: Refuse): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= from && number <= to) return number;
  refuse("process/bad-setting", `${what} ${String(value)}`);
  return undefined;
}
