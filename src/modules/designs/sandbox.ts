import { v5 as uuidOf } from "uuid";
import { z } from "zod";
import { addDays, type WorkCalendar } from "../../core/calendar/index.ts";
import { instantOf } from "../../platform/clock.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import { type CasePerformed, type CaseRequest, overrunsDue, type Rehearsal, rehearseCases, uploadProof } from "../cases/index.ts";
import { type ItemInForce, inspectPackage } from "../catalogue/index.ts";
import type { ItemMaterial } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { currentCalendar } from "../matters/index.ts";
import { sampleOf, sampleType, sandboxApplication, sandboxInput } from "./domain/sandbox-input.ts";
import { refuse, refuseInput } from "./refusal.ts";
import { clerkAt, colleaguesAt, peopleOf, playerOf } from "./sandbox-people.ts";
import { type DesignRefusal, SANDBOX_COMMANDS, SANDBOX_DOERS, SANDBOX_GIVEN, type SandboxPassing, type SandboxView } from "./shared.ts";
import { designView } from "./view-design.ts";

const moment = z.iso.datetime({ offset: true });

/** What is played, from the application on: the whole of it each time, since nothing is kept. */
export const sandboxSchema = z.strictObject({
  code: z.string().max(40),
  /** Answers to the form, by field. */
  answers: z.record(z.string(), z.unknown()),
  /** Answers to the questions about the situation; those left out get their first choice. */
  situations: z.record(z.string().max(60), z.string().max(60)).default({}),
  /** How the materials come with the application, by code; those not named come as sample files. */
  given: z.record(z.string().max(60), z.enum(SANDBOX_GIVEN)).default({}),
  /** Where the application is handed in; null for the item's first place. */
  window: z.string().max(40).nullable(),
  submittedAt: moment,
  acts: z
    .array(
      z.strictObject({
        at: moment,
        by: z.enum(SANDBOX_DOERS),
        command: z.enum(SANDBOX_COMMANDS),
        visit: z.string().max(80).nullable(),
        input: z.record(z.string(), z.unknown()),
      }),
    )
    .max(80),
  now: moment,
});
export type Sandbox = z.infer<typeof sandboxSchema>;

/** Namespace of the numbers of what a play invents. */
const INVENTED = "5b1f6d0e-0f5c-4f0e-9d5e-9a4b0c5f7a11";

/**
 * Plays a design: an invented application goes through its process, each act done as whoever it waits for, under a clock that is wherever it
 * is put. Every check, decision and limit is the real one; nothing is written. Null when the item isn't the reader's to design.
 */
export async function sandbox(
  house: House,
  actor: Actor,
  given: unknown,
  lang: Lang = "zh-CN",
): Promise<SandboxView | DesignRefusal | null> {
  const parsed = sandboxSchema.safeParse(given);
  if (!parsed.success) return refuseInput(parsed.error);
  const play = parsed.data;
  const view = await designView(house, actor, play.code);
  if (!view?.mayEdit) return null;
  const { process, drawing, faults } = await inspectPackage(view.package, lang);
  if (!process || !drawing)
    return { ...refuse("designs/not-playable", "process"), faults: faults.filter(({ path }) => path.split(".")[0] === "process") };
  const versionId = uuidOf(play.code, INVENTED);
  const item: ItemInForce = {
    code: play.code,
    versionId,
    version: 0,
    publishedAt: house.clock.now(),
    package: view.package,
    process,
    drawing,
  };
  return new Play(house, item, play).run();
}

/** One run through all acts of a play. */
class Play {
  private readonly house: House;
  private readonly item: ItemInForce;
  private readonly play: Sandbox;
  private readonly stage: Rehearsal;
  private readonly passed: SandboxView["passed"] = [];
  private readonly samples: SampleFiles = new Map();

  constructor(house: House, item: ItemInForce, play: Sandbox) {
    this.house = withSamples(house, this.samples);
    this.item = item;
    this.play = play;
    this.stage = rehearseCases(this.house, item);
  }

  async run(): Promise<SandboxView> {
    const { code, submittedAt, now } = this.play;
    const { online } = this.item.package;
    const applicant: Actor = online ? { kind: "citizen", id: null, name: "" } : clerkAt(this.play.window ?? `${this.house.region}ZW`);
    const input = sandboxApplication(this.item, this.play, (material) => this.sample(applicant, material, -1));
    const request: CaseRequest = { command: "submit", key: `${code}:submit`, input };
    const submitted = await this.stage.perform(applicant, request, new Date(submittedAt));
    if (!submitted.ok) return { ok: true, case: null, people: [], colleagues: {}, passed: [], refused: refusalAt(-1, submitted) };
    const id = submitted.caseId;
    const refused = await this.playActs(id);
    const at = new Date(now);
    if (!refused) await this.letTimePass(id, at);
    const [shown, people, colleagues] = await Promise.all([
      this.stage.view(id, SYSTEM, at),
      peopleOf(this.house, this.stage, id, at),
      colleaguesAt(this.house, this.stage, id, at),
    ]);
    return { ok: true, case: shown, people, colleagues, passed: this.passed, refused };
  }

  private async playActs(id: string): Promise<SandboxView["refused"]> {
    for (const [index, act] of this.play.acts.entries()) {
      const at = new Date(act.at);
      await this.letTimePass(id, at);
      const player = await playerOf(this.stage, id, act, at);
      if (!player) return refusalAt(index, { code: "cases/no-such-task" });
      const input = sandboxInput(act, this.item, (material) => this.sample(player, material, index));
      const done = await this.stage.perform(player, { command: act.command, caseId: id, key: `${id}:${index}`, input }, at);
      if (!done.ok) return refusalAt(index, done);
    }
    return null;
  }

  /** A sample brought by one act: what is supplied later is another file than what came before, or it would not count as supplied. */
  private sample(sender: Actor, material: ItemMaterial, act: number) {
    const hash = this.house.crypto.hash(`sample ${material.code} ${act}`).toString("hex");
    this.samples.set(hash, material);
    return sampleOf(material, hash, uploadProof(this.house, sender, hash));
  }

  /**
   * What the house does by itself until a moment, one thing after another as they fall due. What is refused now (a timer while the case stands
   * still) is left for a later look, as the real sweeps leave it.
   */
  private async letTimePass(id: string, until: Date): Promise<void> {
    const calendar = await currentCalendar(this.house);
    const tried = new Set<string>();
    for (let events = 0; events < MOST_PASSING; events++) {
      const waiting = this.comingUp(id, calendar).filter(({ key, at }) => at <= until && !tried.has(key));
      const [next] = waiting.sort((one, other) => one.at.getTime() - other.at.getTime());
      if (!next) return;
      tried.add(next.key);
      const done = await next.run();
      const type = done.ok ? this.stage.told(id).at(-1)?.events.at(-1)?.type : undefined;
      if (type) this.passed.push({ at: next.at.toISOString(), what: PASSED_BY[type] ?? "timer", step: next.step });
    }
  }

  /** Everything that would happen to the case by itself, and when. */
  private comingUp(id: string, calendar: WorkCalendar): Passing[] {
    const { state } = this.stage.look(id);
    const stepOf = (visit: string) => state.tasks[visit]?.name ?? "";
    const running = Object.values(state.clocks).filter((clock) => clock.state === "running");
    /** The day after a limit's last one begins. */
    const after = ({ due }: { due: string }) => instantOf(addDays(due, 1));
    return [
      ...Object.entries(state.timers).map(([timer, at]) => {
        const due = new Date(at);
        return { key: `timer ${timer} ${at}`, at: due, step: "", run: () => this.stage.fire(id, timer, due) };
      }),
      ...overrunsDue(state, this.item.process, calendar).map((due) => ({
        key: `overrun ${due.visit} ${due.at.toISOString()}`,
        at: due.at,
        step: stepOf(due.visit),
        run: () => this.stage.overrun(id, due),
      })),
      ...running
        .filter(({ kind }) => kind === "receipt")
        .map((clock) => ({ key: `deem ${clock.id}`, at: after(clock), step: "", run: () => this.stage.deem(id, after(clock)) })),
      ...running
        .filter((clock) => (clock.kind === "supplement" || clock.kind === "deferred") && !state.own.expired?.includes(clock.id))
        .map((clock) => ({
          key: `expired ${clock.id}`,
          at: after(clock),
          step: "",
          run: () => this.stage.expire(id, clock.id, after(clock)),
        })),
    ];
  }
}

/** What one play lets happen by itself between two acts, at most. */
const MOST_PASSING = 50;

/** Something that happens by itself when its moment has come. */
interface Passing {
  key: string;
  at: Date;
  step: string;
  run: () => Promise<CasePerformed>;
}

const PASSED_BY: Readonly<Record<string, SandboxPassing>> = {
  "case/deemed-accepted": "deemed",
  "case/term-expired": "expired",
  "case/overrun-reminded": "reminded",
  "case/overrun-handed-on": "handed-on",
  "case/overrun-agreed": "agreed",
  "case/overrun-refused": "refused",
};

const SYSTEM: Actor = { kind: "system", id: "system", name: "" };

function refusalAt(
  act: number,
  {
    code,
    fields = [],
    detail = {},
  }: { code: string; fields?: NonNullable<SandboxView["refused"]>["fields"]; detail?: Record<string, string> },
): SandboxView["refused"] {
  return { act, code, fields, detail };
}

/** Samples brought so far, by the hash of their invented content. */
type SampleFiles = Map<string, ItemMaterial>;

/** The house with a store in which the samples seem to lie. */
function withSamples(house: House, samples: SampleFiles): House {
  const find: House["files"]["find"] = async (hash) => {
    const material = samples.get(hash);
    return material && { hash, size: 1024, kind: "pdf", type: sampleType(material) };
  };
  return { ...house, files: { ...house.files, find } };
}
