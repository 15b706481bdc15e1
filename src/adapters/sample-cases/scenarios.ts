import type { StepRole } from "../../core/process/index.ts";
import type { CaseKind } from "../../modules/catalogue/shared.ts";

/** When a case begins, seen from today: working days ago, or so that a limit has so many days left today (negative: over). */
export type Beginning = { ago: readonly [number, number] } | { left: readonly [number, number]; of: "promise" | "statutory" };

/** How one sample case goes. What isn't said goes the usual way: accepted, done step by step, granted, delivered. */
export interface Scenario {
  name: string;
  /** How many of the demo county's 200 cases go so; the load generator uses the same shares. */
  count: number;
  kinds: readonly CaseKind[];
  /** Only items of the department with these letters. */
  department?: string;
  begins: Beginning;
  /** Minutes of office hours between two acts. */
  pace: readonly [number, number];
  /** Nobody acts any more once a step of this role is open; `acts`: after so many of its role were done (parallel branches). */
  stopsAt?: { role: StepRole; done?: number };
  intake?: "silence" | "declined" | "not-accepted";
  supplement?: "awaited" | "supplied";
  outcome?: "deny";
  /** Done once, at the first open step of the role. */
  returnsAt?: StepRole;
  transfersAt?: StepRole;
  suspendsAt?: { role: StepRole; resumed: boolean };
  withdrawsAt?: StepRole;
  /** The process manager ends it there. */
  endsAt?: { role: StepRole; by: "terminate" | "void" };
}

const STEPPED: readonly CaseKind[] = ["promised", "deferred", "forwarded", "joint"];
const LONG: readonly CaseKind[] = ["promised", "joint", "forwarded"];
const QUICK = [15, 180] as const;
const USUAL = [60, 420] as const;

/** Every state of a case and every level of alarm (annexes 4.3, §8). The counts add up to 200. */
export const SCENARIOS: readonly Scenario[] = [
  { name: "just submitted", count: 8, kinds: STEPPED, begins: { ago: [0, 1] }, pace: QUICK, stopsAt: { role: "receive" } },
  { name: "submitted, nobody has answered", count: 3, kinds: STEPPED, begins: { ago: [4, 5] }, pace: QUICK, intake: "silence" },
  { name: "waiting at the counter", count: 4, kinds: ["instant"], begins: { ago: [0, 0] }, pace: QUICK, stopsAt: { role: "settle" } },
  { name: "deemed accepted", count: 4, kinds: LONG, begins: { ago: [7, 10] }, pace: USUAL, intake: "silence", stopsAt: { role: "review" } },
  { name: "awaiting supplement", count: 8, kinds: STEPPED, begins: { ago: [1, 8] }, pace: QUICK, supplement: "awaited" },
  {
    name: "supplied and accepted",
    count: 6,
    kinds: LONG,
    begins: { ago: [4, 7] },
    pace: USUAL,
    supplement: "supplied",
    stopsAt: { role: "decide" },
  },
  { name: "at the first step", count: 8, kinds: STEPPED, begins: { ago: [0, 2] }, pace: QUICK, stopsAt: { role: "handle" } },
  {
    name: "from the township at the county's first step",
    count: 6,
    kinds: ["promised"],
    department: "MZ",
    begins: { ago: [3, 12] },
    pace: QUICK,
    stopsAt: { role: "handle", done: 1 },
  },
  { name: "at the review", count: 10, kinds: STEPPED, begins: { ago: [1, 3] }, pace: QUICK, stopsAt: { role: "review" } },
  { name: "at the decision", count: 10, kinds: STEPPED, begins: { ago: [2, 4] }, pace: QUICK, stopsAt: { role: "decide" } },
  {
    name: "returned to an earlier step",
    count: 6,
    kinds: ["promised", "deferred"],
    begins: { ago: [2, 3] },
    pace: QUICK,
    returnsAt: "review",
    stopsAt: { role: "decide" },
  },
  {
    name: "transferred to a colleague",
    count: 4,
    kinds: LONG,
    begins: { ago: [1, 2] },
    pace: QUICK,
    transfersAt: "handle",
    stopsAt: { role: "review" },
  },
  { name: "suspended", count: 5, kinds: LONG, begins: { ago: [3, 6] }, pace: QUICK, suspendsAt: { role: "handle", resumed: false } },
  {
    name: "suspended too long",
    count: 1,
    kinds: ["promised"],
    begins: { ago: [30, 34] },
    pace: QUICK,
    suspendsAt: { role: "handle", resumed: false },
  },
  {
    name: "resumed",
    count: 4,
    kinds: LONG,
    begins: { ago: [6, 9] },
    pace: USUAL,
    suspendsAt: { role: "handle", resumed: true },
    stopsAt: { role: "decide" },
  },
  { name: "sent up", count: 8, kinds: ["forwarded"], begins: { ago: [2, 6] }, pace: QUICK, stopsAt: { role: "reply" } },
  {
    name: "departments asked, none has answered",
    count: 3,
    kinds: ["joint"],
    begins: { ago: [3, 6] },
    pace: QUICK,
    stopsAt: { role: "opinion" },
  },
  {
    name: "one department has answered",
    count: 4,
    kinds: ["joint"],
    begins: { ago: [5, 8] },
    pace: USUAL,
    stopsAt: { role: "opinion", done: 1 },
  },
  {
    name: "two departments have answered",
    count: 3,
    kinds: ["joint"],
    begins: { ago: [8, 12] },
    pace: USUAL,
    stopsAt: { role: "opinion", done: 2 },
  },
  { name: "promise nearly over", count: 6, kinds: LONG, begins: { left: [0, 2], of: "promise" }, pace: QUICK, stopsAt: { role: "review" } },
  { name: "promise over", count: 6, kinds: LONG, begins: { left: [-4, -1], of: "promise" }, pace: USUAL, stopsAt: { role: "review" } },
  {
    name: "legal limit nearly over",
    count: 3,
    kinds: LONG,
    begins: { left: [0, 2], of: "statutory" },
    pace: USUAL,
    stopsAt: { role: "decide" },
  },
  {
    name: "legal limit over",
    count: 4,
    kinds: LONG,
    begins: { left: [-5, -1], of: "statutory" },
    pace: USUAL,
    stopsAt: { role: "handle" },
  },
  { name: "decided, to be delivered", count: 8, kinds: STEPPED, begins: { ago: [3, 6] }, pace: QUICK, stopsAt: { role: "deliver" } },
  {
    name: "refused, to be delivered",
    count: 2,
    kinds: LONG,
    begins: { ago: [3, 5] },
    pace: QUICK,
    outcome: "deny",
    stopsAt: { role: "deliver" },
  },
  { name: "delivery forgotten", count: 2, kinds: ["promised"], begins: { ago: [18, 22] }, pace: QUICK, stopsAt: { role: "deliver" } },
  { name: "settled at once", count: 14, kinds: ["instant"], begins: { ago: [0, 30] }, pace: QUICK },
  { name: "settled, refused", count: 2, kinds: ["instant"], begins: { ago: [1, 20] }, pace: QUICK, outcome: "deny" },
  { name: "granted and delivered", count: 24, kinds: STEPPED, begins: { ago: [8, 45] }, pace: QUICK },
  { name: "granted after a return", count: 4, kinds: ["promised"], begins: { ago: [15, 40] }, pace: USUAL, returnsAt: "decide" },
  { name: "granted after a supplement", count: 4, kinds: STEPPED, begins: { ago: [15, 40] }, pace: USUAL, supplement: "supplied" },
  { name: "granted late", count: 3, kinds: ["promised"], begins: { ago: [35, 45] }, pace: [900, 1500] },
  { name: "refused and delivered", count: 6, kinds: LONG, begins: { ago: [12, 40] }, pace: USUAL, outcome: "deny" },
  { name: "withdrawn", count: 2, kinds: STEPPED, begins: { ago: [3, 25] }, pace: QUICK, withdrawsAt: "handle" },
  { name: "withdrawn before acceptance", count: 1, kinds: STEPPED, begins: { ago: [3, 25] }, pace: QUICK, withdrawsAt: "receive" },
  { name: "declined", count: 1, kinds: STEPPED, begins: { ago: [2, 20] }, pace: QUICK, intake: "declined" },
  { name: "not accepted", count: 1, kinds: STEPPED, begins: { ago: [2, 20] }, pace: QUICK, intake: "not-accepted" },
  { name: "terminated", count: 1, kinds: LONG, begins: { ago: [8, 20] }, pace: QUICK, endsAt: { role: "review", by: "terminate" } },
  { name: "void", count: 1, kinds: LONG, begins: { ago: [8, 20] }, pace: QUICK, endsAt: { role: "handle", by: "void" } },
];

/** Whether the case comes to its end, so that it may as well have happened long ago. */
export function finishes({ stopsAt, supplement, suspendsAt, intake }: Scenario): boolean {
  return stopsAt === undefined && supplement !== "awaited" && suspendsAt?.resumed !== false && intake !== "silence";
}
