/** Browser-safe door of consultation (网上咨询): states, commands, and the views that portal and desk show. */
import { z } from "zod";

/** routing: the office looks for the department; answering: the department has it; answered: whether to publish is open; the others are ends. */
export const QUESTION_STATES = ["routing", "answering", "answered", "published", "private", "closed"] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

const text = (minimum: number, maximum: number) => z.string().trim().min(minimum).max(maximum);

/** Mobile number, or a fixed line with its area code. */
export const ASKER_PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/;

/** 咨询对象 (an item, a department, or neither: then the office routes it), 标题, 内容, contact (七(三)8). */
export const askSchema = z.object({
  item: text(1, 60).nullable().default(null),
  department: text(1, 40).nullable().default(null),
  title: text(2, 60),
  content: text(5, 2000),
  name: text(1, 60),
  phone: z.string().trim().regex(ASKER_PHONE),
  /** May the question and its answer be published, without the asker's name? */
  consent: z.boolean().default(false),
});
export type AskInput = z.input<typeof askSchema>;
export type Asked = z.output<typeof askSchema>;

/** Every command of staff and its input. */
export const questionCommands = {
  route: z.object({ department: text(1, 40), reason: text(2, 500) }),
  answer: z.object({ answer: text(5, 4000) }),
  /** The texts as the public will read them: what would tell who asked is taken out first. */
  publish: z.object({ title: text(2, 60), content: text(2, 2000), answer: text(5, 4000) }),
  "keep-private": z.object({ reason: text(2, 500) }),
  close: z.object({ reason: text(2, 500) }),
} as const;
export type QuestionCommandName = keyof typeof questionCommands;
export type QuestionCommandInput<N extends QuestionCommandName> = z.output<(typeof questionCommands)[N]>;

/** The limit that runs: the answer's, or that of a step. `left` counts working days up to the due day; negative when over. */
export interface QuestionClock {
  kind: "answer" | "step";
  due: string;
  left: number;
  /** Past its moment, which on the due day itself is the close of business. */
  over: boolean;
  /** Days it was given in all. */
  total: number;
  unit: "workday" | "day";
  provisional: boolean;
  state: "running" | "met" | "missed";
  level: "none" | "warning" | "yellow" | "red";
}

/** One line of a staff list: nothing here names the asker. */
export interface QuestionRow {
  id: string;
  number: string;
  titleMasked: string;
  askerMasked: string;
  itemCode: string | null;
  itemName: string | null;
  department: string;
  departmentName: string;
  state: QuestionState;
  askedAt: string;
  answeredAt: string | null;
  /** The nearest day by which something is to be done. */
  due: string | null;
  clock: QuestionClock | null;
}

export interface QuestionEvent {
  sequence: number;
  at: string;
  /** Event type, e.g. `consultation/routed`. */
  type: string;
  person: { name: string; staffNumber: string | null; orgName: string | null } | null;
  /** Reason of the act; never shown to the public. */
  reason: string | null;
  /** For `routed`: the department it went to. */
  departmentName: string | null;
}

/** What the reader may do now; a disabled act says why. */
export interface QuestionAct {
  act: QuestionCommandName;
  enabled: boolean;
  /** Message code when it isn't. */
  reason: string | null;
}

export interface PublicTexts {
  title: string;
  content: string;
  answer: string;
}

/** The whole question for one officer. */
export interface QuestionView {
  id: string;
  version: number;
  number: string;
  state: QuestionState;
  item: { code: string; name: string } | null;
  department: string;
  departmentName: string;
  title: string;
  content: string;
  asker: { name: string; phone: string };
  consent: boolean;
  askedAt: string;
  answer: string | null;
  answeredAt: string | null;
  published: PublicTexts | null;
  publishedAt: string | null;
  /** Times it went to another department so far, and the most a department may send it on. */
  moves: number;
  mostMoves: number;
  clocks: QuestionClock[];
  timeline: QuestionEvent[];
  acts: QuestionAct[];
}

/** What the asker sees with number and query code. */
export interface TrackedQuestion {
  number: string;
  state: QuestionState;
  title: string;
  content: string;
  itemCode: string | null;
  itemName: string | null;
  departmentName: string;
  askedAt: string;
  /** By when an answer is due; null once answered or closed. */
  due: string | null;
  answer: string | null;
  answeredAt: string | null;
  /** Why it was closed without an answer. */
  closedReason: string | null;
}

/** A published question with its answer. */
export interface PublishedQuestion {
  id: string;
  title: string;
  content: string;
  answer: string;
  askerMasked: string;
  itemCode: string | null;
  itemName: string | null;
  department: string;
  departmentName: string;
  /** Days, `YYYY-MM-DD`. */
  askedOn: string;
  answeredOn: string;
}
