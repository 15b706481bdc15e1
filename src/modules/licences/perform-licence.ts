import type { z } from "zod";
import { dayOf } from "../../platform/clock.ts";
import { isSound } from "../../platform/http/index.ts";
import type { House } from "../house.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { type ActorTrace, type Decision, type Matter, perform, type Refusal, SYSTEM } from "../matters/index.ts";
import { ENDS_AS, refusalOf, refuseGround } from "./domain/acts.ts";
import type { LicenceOwn, LicencePaper, LicencePersonal } from "./domain/own.ts";
import { standingOn } from "./domain/standing.ts";
import { licenceKind } from "./licence-kind.ts";
import { makeEndingPaper } from "./make-ending-paper.ts";
import { type Ground, type LicenceCommandInput, type LicenceCommandName, licenceCommands } from "./shared.ts";

export interface LicenceRequest {
  command: LicenceCommandName;
  licenceId: string;
  /** The version the person saw; a newer one is a conflict. */
  expectedVersion?: number;
  /** Idempotency key, 8–200 characters. */
  key: string;
  input: unknown;
}

export type LicencePerformed = { ok: true; licenceId: string; version: number; repeated: boolean } | Refusal;

interface Act<N extends LicenceCommandName> {
  own: LicenceOwn;
  personal: LicencePersonal;
  input: LicenceCommandInput<N>;
  actor: PersonActor;
  today: string;
  /** Made before a decision that ends the licence is written. */
  paper: { id: string; paper: LicencePaper } | null;
}

type Decide<N extends LicenceCommandName> = (act: Act<N>) => Decision;

const DECIDE: { [N in LicenceCommandName]: Decide<N> } = {
  propose({ own, input, actor, today }) {
    const standing = standingOn(own, today);
    const wrong = refuseGround(input.act, input.ground, standing);
    if (wrong) return refuse(wrong);
    if (input.act === "revoke" && input.heard === "") return refuse("licences/not-heard");
    const ground = input.ground as Ground; // one of the act's, as refuseGround has seen
    const { reason, law, heard, compensation } = input;
    return said("licence/ending-proposed", {
      set: { proposal: { act: input.act, ground, by: actor.id, name: actor.name, on: today } },
      facts: { act: input.act, ground },
      personal: { proposed: { reason, law, heard, compensation } },
    });
  },
  "take-back": () => said("licence/ending-taken-back", { set: { proposal: null } }),
  decide({ own, input, today, paper }) {
    const { proposal } = own;
    if (!proposal) return refuse("licences/nothing-proposed");
    const { act, ground } = proposal;
    const facts = { act, ground };
    const personal = { opinion: input.opinion };
    if (!input.agree) return said("licence/ending-refused", { set: { proposal: null }, facts, personal });
    const papers = paper ? { ...own.papers, [paper.id]: paper.paper } : own.papers;
    return said("licence/ended", {
      set: { state: ENDS_AS[act], proposal: null, ended: { act, ground, on: today }, papers },
      facts: { ...facts, ...(paper ? { number: paper.paper.number } : {}) },
      personal,
    });
  },
  deliver({ own, input, today }) {
    const paper = own.papers[input.paper];
    if (!paper || paper.delivered) return refuse("licences/no-such-paper");
    const { manner, receiver } = input;
    return said("licence/paper-delivered", {
      set: { papers: { ...own.papers, [input.paper]: { ...paper, delivered: { on: today, manner } } } },
      facts: { manner, number: paper.number },
      personal: { receiver },
    });
  },
};

/** The one door of staff to a licence. Rights and states are the table in `domain/acts.ts`. */
export async function performLicence(house: House, actor: Actor, request: LicenceRequest): Promise<LicencePerformed> {
  const { command, licenceId, key } = request;
  if (actor.kind !== "person") return refuse("licences/not-allowed");
  if (key.length < 8 || key.length > 200 || !isSound(key)) return refuse("licences/invalid");
  const schema: z.ZodType = licenceCommands[command];
  const parsed = schema.safeParse(request.input);
  if (!parsed.success) return refuse("licences/invalid");
  const judge = (matter: Matter<LicenceOwn>, paper: Act<never>["paper"]): Decision => {
    const { own } = matter.state;
    const refused = refusalOf(actor, command, own);
    if (refused) return refuse(refused);
    const today = dayOf(house.clock.now());
    const personal = matter.personal as LicencePersonal; // written by the registration
    const decide = DECIDE[command] as Decide<never>; // input and command belong together: parsed by that command's schema
    return decide({ own, personal, input: parsed.data as never, actor, today, paper });
  };
  const outcome = await perform<LicenceOwn, { paper: Awaited<ReturnType<typeof makeEndingPaper>> | null; department: string }>(
    house,
    licenceKind,
    {
      matter: licenceId,
      expectedVersion: request.expectedVersion,
      scope: `person:${actor.id}`,
      key,
      content: [command, parsed.data],
      actor: traceOf(actor, null),
      async load(_, found) {
        const matter = found as Matter<LicenceOwn>; // perform has found it before it loads; numbers are minted outside of it
        const ends = command === "decide" && (parsed.data as LicenceCommandInput<"decide">).agree && judge(matter, null).ok;
        return { paper: ends ? await makeEndingPaper(house, matter) : null, department: matter.state.own.department };
      },
      traceFor: ({ department }) => traceOf(actor, department),
      decide(found, { paper }) {
        if (paper && !paper.ok) return paper;
        return judge(found as Matter<LicenceOwn>, paper ?? null);
      },
    },
  );
  return outcome.ok ? { ok: true, licenceId: outcome.matter, version: outcome.version, repeated: outcome.repeated } : outcome;
}

interface Said {
  set: Partial<LicenceOwn>;
  facts?: Record<string, string>;
  personal?: Record<string, unknown>;
}

function said(type: string, { set, facts = {}, personal }: Said): Decision {
  return { ok: true, events: [{ type, data: { ...facts, set }, ...(personal ? { personal } : {}) }] };
}

function refuse(code: string): Refusal {
  return { ok: false, code };
}

/** The trace names a post held at the issuing department, else the first. */
function traceOf(actor: PersonActor, department: string | null): ActorTrace {
  const holding = actor.holdings.find((held) => held.org === department) ?? actor.holdings[0];
  return {
    ...SYSTEM,
    kind: "person",
    id: actor.id,
    name: actor.name,
    staffNumber: actor.staffNumber,
    org: holding?.org ?? null,
    post: holding?.post ?? null,
    section: holding?.section ?? null,
    ...(holding?.for ? { for: holding.for } : {}),
  };
}
