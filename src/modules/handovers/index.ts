/**
 * Hand-over lists (综合窗口交接单, 九(一)): papers that a village, a township or the hall took in for a department, listed, handed over, signed for paper by
 * paper; licences made, from the department to the window that hands them out (办结证件交接单). Above cases, which it asks what lies at a window. Tables: handovers.list, entry, history (append-only).
 */
export { notAtWindow } from "./at-window.ts";
export { handOver, handOverInput } from "./hand-over.ts";
export type { HandoverDone } from "./outcome.ts";
export { handover, handovers, papersOfCase } from "./read-handovers.ts";
export { sweepOverdueHandovers } from "./remind.ts";
export { signFor, signInput } from "./sign-for.ts";
export { waitingPapers } from "./waiting-papers.ts";
