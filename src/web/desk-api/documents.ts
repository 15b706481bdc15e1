import { z } from "zod";
import { caseDocuments, previewDocument, previewTemplate } from "../../modules/cases/index.ts";
import {
  checkTemplate,
  listTemplates,
  saveSeal,
  saveTemplate,
  sealsView,
  templateVersion,
  templateView,
} from "../../modules/documents/index.ts";
import { guarded, router } from "./trpc.ts";

const code = z.string().max(60);
/** What has been written for a document so far; its template says what of it is read. */
const entered = z.record(z.string().max(40), z.unknown());

/** 文书: those of a case, and the templates they are made from. Issuing and taking back are commands of the case (`cases.perform`). */
export const documentsRouter = router({
  /** Null where the case isn't the reader's to see in full. */
  ofCase: guarded.input(z.object({ caseId: z.uuid() })).query(({ ctx, input }) => caseDocuments(ctx.house, ctx.actor, input.caseId)),

  preview: guarded
    .input(z.object({ caseId: z.uuid(), code, entered }))
    .mutation(({ ctx, input }) => previewDocument(ctx.house, ctx.actor, input)),

  /** The seals of an organisation, for whoever sets organisations up. */
  seals: guarded.input(z.object({ org: z.string().max(20) })).query(({ ctx, input }) => sealsView(ctx.house, ctx.actor, input.org)),

  saveSeal: guarded.input(z.record(z.string(), z.unknown())).mutation(({ ctx, input }) => saveSeal(ctx.house, ctx.actor, input)),

  templates: guarded.query(({ ctx }) => listTemplates(ctx.house)),

  template: guarded.input(z.object({ code })).query(({ ctx, input }) => templateView(ctx.house, ctx.actor, input.code)),

  templateVersion: guarded
    .input(z.object({ code, version: z.number().int().nonnegative() }))
    .query(({ ctx, input }) => templateVersion(ctx.house, input.code, input.version)),

  /**
   * What stands against a template as it is being written, and how it looks: with a real case, masked, or with an invented one, and with
   * answers to its questions. Changes nothing;
   * a mutation because a template is too long for an address.
   */
  tryTemplate: guarded
    .input(z.object({ template: z.unknown(), caseNumber: z.string().trim().max(60), entered }))
    .mutation(async ({ ctx, input }) => {
      const checked = checkTemplate(input.template);
      if (!checked.ok) return { readable: false as const };
      const { template, faults } = checked;
      const tried = await previewTemplate(ctx.house, ctx.actor, { ...input, template });
      return { readable: true as const, faults, ...tried };
    }),

  saveTemplate: guarded
    .input(z.object({ template: z.unknown(), base: z.number().int().nonnegative(), note: z.string().max(200).default("") }))
    .mutation(({ ctx, input }) => saveTemplate(ctx.house, ctx.actor, { ...input, template: input.template })),
});
