import { z } from "zod";
import { catalogueSectors } from "../../modules/catalogue/index.ts";
import {
  addOrg,
  addPerson,
  closeOrg,
  delegate,
  delegationChoices,
  endDelegation,
  endHolding,
  giveHolding,
  listDelegations,
  listPeople,
  orgs,
  personDetail,
  renameOrg,
  resetPassword,
  setPersonActive,
  unlockPerson,
} from "../../modules/identity/index.ts";
import { closeOrgSchema, endHoldingSchema, listPeopleSchema, personSchema, setPersonActiveSchema } from "../../modules/identity/shared.ts";
import { guarded, router } from "./trpc.ts";

// The doors judge the input and name each field at fault, so here any object will do: a slip must come back as words, not as an error.
const draft = z.record(z.string(), z.unknown());
const people = listPeopleSchema.omit({ after: true }).extend({ cursor: z.string().max(20).nullish() });

/** The administrator's screens. Each door writes its own line into the log of identity. */
export const identityRouter = router({
  organisations: guarded.query(async ({ ctx }) => [...(await orgs(ctx.house)).values()]),

  /** What an organisation's sectors may be named: the sectors of the basic catalogue. */
  sectors: guarded.query(() => catalogueSectors()),

  addOrganisation: guarded.input(draft).mutation(({ ctx, input }) => addOrg(ctx.house, ctx.actor, input)),

  renameOrganisation: guarded.input(draft).mutation(({ ctx, input }) => renameOrg(ctx.house, ctx.actor, input)),

  closeOrganisation: guarded.input(closeOrgSchema).mutation(({ ctx, input }) => closeOrg(ctx.house, ctx.actor, input)),

  /** 离岗委托: one's own matter, and that of a head for their people; not the administrators'. */
  delegations: guarded.query(({ ctx }) => listDelegations(ctx.house, ctx.actor)),
  delegationChoices: guarded.query(({ ctx }) => delegationChoices(ctx.house, ctx.actor)),
  delegate: guarded.input(draft).mutation(({ ctx, input }) => delegate(ctx.house, ctx.actor, input)),
  endDelegation: guarded.input(draft).mutation(({ ctx, input }) => endDelegation(ctx.house, ctx.actor, input)),

  people: guarded
    .input(people)
    .query(({ ctx, input: { cursor, ...filter } }) => listPeople(ctx.house, ctx.actor, { ...filter, after: cursor ?? "" })),

  person: guarded.input(personSchema).query(({ ctx, input }) => personDetail(ctx.house, ctx.actor, input.id)),

  addPerson: guarded.input(draft).mutation(({ ctx, input }) => addPerson(ctx.house, ctx.actor, input)),

  setActive: guarded.input(setPersonActiveSchema).mutation(({ ctx, input }) => setPersonActive(ctx.house, ctx.actor, input)),

  resetPassword: guarded.input(personSchema).mutation(({ ctx, input }) => resetPassword(ctx.house, ctx.actor, input)),

  unlock: guarded.input(personSchema).mutation(({ ctx, input }) => unlockPerson(ctx.house, ctx.actor, input)),

  giveHolding: guarded.input(draft).mutation(({ ctx, input }) => giveHolding(ctx.house, ctx.actor, input)),

  endHolding: guarded.input(endHoldingSchema).mutation(({ ctx, input }) => endHolding(ctx.house, ctx.actor, input)),
});
