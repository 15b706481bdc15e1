import type { CompiledProcess, ProcessNode } from "../../core/process/index.ts";
import { isNobodys, whyNot } from "../cases/index.ts";
import type { ItemPackage, PackageFault } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { orgs, staffDirectory } from "../identity/index.ts";

type Register = Parameters<typeof isNobodys>[2];

export interface NamedStaff {
  /** Stand against publishing: a vote is counted over everybody who has one, so a number that can't sign would falsify it. */
  faults: PackageFault[];
  /** Steps that would wait, or go as if nobody were found. */
  notes: PackageFault[];
}

/** The people a process names, held against who works here and the posts they hold now. */
export async function judgeNamed(house: House, item: ItemPackage, process: CompiledProcess | null): Promise<NamedStaff> {
  const [staff, byCode] = await Promise.all([staffDirectory(house), orgs(house)]);
  const register = { staff, orgs: byCode, region: house.region };
  const nodes = process?.nodes ?? [];
  return {
    faults: nodes.flatMap((node) => unableVoters(node, item.department, register)),
    notes: nodes.flatMap((node) => [...strangersAt(node, register), ...nobodysAt(node, item.department, register)]),
  };
}

/** 票签: every staff number that is given a vote is somebody's who can do the step. */
function unableVoters({ id, name, step, multi }: ProcessNode, department: string, register: Register): PackageFault[] {
  if (!step || multi?.rule !== "weight") return [];
  const weighed = Object.keys(multi.weights ?? {}).filter((who) => !/^(unit|post):/.test(who));
  const listed = multi.members === "people" ? (step.people?.people ?? []) : [];
  const faultsAt = (path: string, numbers: readonly string[]) =>
    numbers.flatMap((number) => {
      const why = whyNot(number, step, department, register);
      const code = why === "unknown" ? "designs/voter-unknown" : "designs/voter-no-post";
      return why === null ? [] : [{ path, code, element: id, detail: `${name}: ${number}` }];
    });
  return [
    ...faultsAt("process.people", listed),
    ...faultsAt(
      "process.weights",
      weighed.filter((number) => !listed.includes(number)),
    ),
  ];
}

/** Staff numbers that a step names and nobody who works here has: it would go as if nobody were found. */
function strangersAt({ id, name, step, multi }: ProcessNode, { staff }: Register): PackageFault[] {
  const { people, copies = [] } = step ?? {};
  const numbers = [
    ...(multi?.rule === "weight" ? [] : (people?.people ?? [])),
    ...(people?.nobodyPerson ? [people.nobodyPerson] : []),
    ...copies.flatMap((copy) => copy.people ?? []),
  ];
  const unknown = [...new Set(numbers)].filter((number) => !staff.byNumber(number));
  return unknown.map((number) => ({ path: "process", code: "designs/staff-unknown", element: id, detail: `${name}: ${number}` }));
}

/** A step that nobody here could do as posts are held now: its cases would wait, or go to the process manager. */
function nobodysAt({ id, name, kind, step }: ProcessNode, department: string, register: Register): PackageFault[] {
  const isNobodysStep = step && (kind === "user" || kind === "manual") && isNobodys(step, department, register);
  return isNobodysStep ? [{ path: "process", code: "designs/step-nobody", element: id, detail: name }] : [];
}
