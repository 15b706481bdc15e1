import {
  type FieldAccess,
  newBlock,
  newIds,
  type ProcessTree,
  type StepRole,
  type StepSettings,
  type TreeBoundary,
  type TreeNode,
} from "../../../../core/process/index.ts";
import type { ProcessesText } from "../../messages/processes.ts";

export const STEP_CHOICES = ["handle", "review", "decide", "opinion", "publicise", "custom"] as const satisfies readonly StepRole[];
export const BLOCK_CHOICES = ["exclusive", "parallel", "inclusive"] as const;
export const OTHER_CHOICES = ["delay", "sub"] as const;
export type AddChoice = (typeof STEP_CHOICES)[number] | (typeof BLOCK_CHOICES)[number] | (typeof OTHER_CHOICES)[number] | "end";

/** Posts that usually do a step of this kind. */
const POSTS: Partial<Record<StepRole, string>> = { review: "reviewer", decide: "approver" };
const WORK_ACTS = ["agree", "return", "transfer", "suspend"];
/** A new waiting time; changed in the drawer. */
const FIRST_WAIT = { kind: "limit", limit: 1, unit: "workday" } as const;

/** What a choice of the ＋ menu puts in: everything a step must have to be published, so that a clerk only changes what differs. */
export function newNode(choice: AddChoice, tree: ProcessTree, text: ProcessesText): TreeNode {
  const ids = newIds(tree);
  switch (choice) {
    case "exclusive":
    case "parallel":
    case "inclusive": {
      const branches: [string, string] =
        choice === "parallel" ? [text.newNames.lane(1), text.newNames.lane(2)] : [text.newNames.branch(1), text.newNames.otherwise];
      return newBlock(tree, { gateway: choice, name: text.newNames[choice], branches });
    }
    case "delay":
      return { kind: "catch", id: ids("wait"), name: text.newNames.delay, trigger: { kind: "timer", timer: FIRST_WAIT } };
    case "sub":
      return {
        kind: "sub-process",
        id: ids("sub"),
        name: text.newNames.sub,
        boundary: [],
        steps: [
          { kind: "start", id: ids("start"), name: text.newNames.start },
          { kind: "user", id: ids("step"), name: text.adds.handle, step: stepOf("handle"), boundary: [] },
          { kind: "end", id: ids("end"), name: text.newNames.end },
        ],
      };
    case "end":
      return { kind: "end", id: ids("end"), name: text.newNames.end };
    default:
      return { kind: "user", id: ids("step"), name: text.adds[choice], step: stepOf(choice), boundary: [] };
  }
}

export function stepOf(role: StepRole): StepSettings {
  return {
    role,
    org: "department",
    post: POSTS[role] ?? "handler",
    limit: 1,
    opinion: "required",
    acts: role === "decide" ? ["decide", ...WORK_ACTS.slice(1)] : [...WORK_ACTS],
    fields: [{ id: "*", access: "read" satisfies FieldAccess }],
    materials: [],
    documents: [],
    risks: [],
  };
}

/** A reminder beside a step (its way begins with a step of its own), or a way that takes over. */
export function newBoundary(interrupting: boolean, limit: number, tree: ProcessTree, text: ProcessesText): TreeBoundary {
  const ids = newIds(tree);
  const name = interrupting ? text.newNames.escalate : text.newNames.reminder;
  return {
    id: ids("timer"),
    name,
    interrupting,
    trigger: { kind: "timer", timer: { ...FIRST_WAIT, limit } },
    steps: [{ kind: "user", id: ids("step"), name, step: { ...stepOf("custom"), post: "reviewer", acts: ["agree"] }, boundary: [] }],
    rejoins: interrupting,
  };
}
