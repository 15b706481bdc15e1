import { v5 as uuidOf } from "uuid";
import { z } from "zod";
import { dayOf } from "../../platform/clock.ts";
import { type CaseRequest, type Rehearsal, rehearseCases, uploadProof } from "../cases/index.ts";
import { type ItemInForce, inspectPackage } from "../catalogue/index.ts";
import type { ItemMaterial } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { sampleOf, sampleType, sandboxApplication, sandboxInput } from "./domain/sandbox-input.ts";
import { refuse, refuseInput } from "./refusal.ts";
import { clerkAt, colleaguesAt, peopleOf, playerOf } from "./sandbox-people.ts";
import { type DesignRefusal, SANDBOX_COMMANDS, SANDBOX_DOERS, SANDBOX_GIVEN, type SandboxView } from "./shared.ts";
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
export async function sandbox(house: House, actor: Actor, given: unknown): Promise<SandboxView | DesignRefusal | null> {
  const parsed = sandboxSchema.safeParse(given);
  if (!parsed.success) return refuseInput(parsed.error);
  const play = parsed.data;
  const view = await designView(house, actor, play.code);
  if (!view?.mayEdit) return null;
  const { process, drawing } = await inspectPackage(view.package);
  if (!process || !drawing) return refuse("designs/unreadable", "process");
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

  /** What the house does by itself until a moment: timers that are due, applications nobody answered. */
  private async letTimePass(id: string, until: Date): Promise<void> {
    for (let events = 0; events < 50; events++) {
      const { state } = this.stage.look(id);
      const timers = Object.entries(state.timers).map(([timer, at]) => ({ timer, at: new Date(at) }));
      const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at.getTime() - b.at.getTime());
      const isSilent = Object.values(state.clocks).some(
        (clock) => clock.kind === "receipt" && clock.state === "running" && clock.due < dayOf(until),
      );
      const done = next ? await this.stage.fire(id, next.timer, next.at) : isSilent ? await this.stage.deem(id, until) : null;
      if (!done?.ok) return;
      this.passed.push({ at: (next?.at ?? until).toISOString(), what: next ? "timer" : "deemed" });
    }
  }
}

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
