import type { Finder, StepPeople } from "../../../../../core/process/index.ts";

/** What each way of finding people needs besides itself; the others leave it out of the drawing. */
const NEEDS: { readonly [find in Finder]?: readonly (keyof StepPeople)[] } = {
  section: ["section"],
  head: ["section"],
  "heads-up": ["levels"],
  people: ["people"],
  field: ["field"],
  "field-head": ["field"],
  expression: ["expression"],
};

/** Ways that can find several people: for these it is said who of them does a step that one person does. */
const FINDS_SEVERAL: ReadonlySet<Finder> = new Set(["post", "members", "section", "people", "field", "expression"]);

/** What holds when the drawing says nothing. */
const UNSAID: Partial<StepPeople> = { pick: "pool", nobody: "manager", self: "allow", again: "allow" };

export type PeopleChange = { [name in keyof StepPeople]?: StepPeople[name] | undefined };

/**
 * The settings with a change made: what the way of finding doesn't need and what holds anyway is left out, and undefined says that nothing is
 * left to say. `isNamed`: something else in the drawing speaks of the people found, so that they stay even where only the post finds them.
 */
export function changedPeople(before: StepPeople | undefined, change: PeopleChange, isNamed = false): StepPeople | undefined {
  const all: PeopleChange = { ...before, ...change };
  const find = all.find ?? "post";
  const kept = new Set<string>(["find", "self", "again", "nobody", ...(NEEDS[find] ?? [])]);
  if (FINDS_SEVERAL.has(find)) kept.add("pick");
  if (all.nobody === "person") kept.add("nobodyPerson");
  const said = Object.entries({ ...all, find }).filter(
    ([name, value]) => kept.has(name) && value !== undefined && value !== UNSAID[name as keyof StepPeople] && !isEmpty(value),
  );
  if (said.length === 1 && find === "post" && !isNamed) return undefined;
  return Object.fromEntries(said) as unknown as StepPeople; // `find` is always said
}

export const findsSeveral = (find: Finder) => FINDS_SEVERAL.has(find);

const isEmpty = (value: unknown) => value === "" || (Array.isArray(value) && value.length === 0);
