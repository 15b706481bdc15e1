/** @jsxImportSource #html */
import type { FastifyReply, FastifyRequest } from "fastify";
import { viewPage } from "../../../core/forms/index.ts";
import type { ItemInForce } from "../../../modules/catalogue/index.ts";
import { dayOf } from "../../../platform/clock.ts";
import type { PageError } from "../../ui/error-summary.tsx";
import { type FieldSetting, fieldId, type Leftover } from "../../ui/fields/field-setting.ts";
import { regionNames, regionsFor } from "../../ui/fields/regions.ts";
import type { PageContext } from "../context.ts";
import { contextOf, type Portal, sendPage } from "../portal.ts";
import { viewOf } from "../show-item.tsx";
import { besides } from "../uploads/arrived.ts";
import { uploadsOfDraft } from "../uploads/owners.ts";
import { urls } from "../urls.ts";
import { CheckPage } from "./check-page.tsx";
import { earlierOf } from "./earlier-papers.ts";
import { faultsOn, type Given, type JourneyOptions, type Step } from "./journey.ts";
import { MaterialsPage } from "./materials-page.tsx";
import { seenOf } from "./page-seen.ts";
import { QuestionsPage } from "./questions-page.tsx";
import type { Changed } from "./step-frame.tsx";

/** Everything about one visit to a step. */
export interface Visit {
  portal: Portal;
  request: FastifyRequest;
  reply: FastifyReply;
  context: PageContext;
  found: ItemInForce;
  options: JourneyOptions;
}

export async function visit(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<Visit | null> {
  const found = await portal.doors.findItem((request.params as { code: string }).code);
  if (!found) return null;
  const context = contextOf(portal, request);
  return {
    portal,
    request,
    reply,
    context,
    found,
    options: { lang: context.lang, today: dayOf(portal.clock.now()), mail: portal.doors.sendsMail() },
  };
}

export interface Shown {
  given: Given;
  steps: Step[];
  step: Step;
  token: string | null;
  savedAt: Date | null;
  faults: PageError[];
  /** What is saved, where that is not what `given` shows. */
  stored?: Given;
  /** The draft was saved in another window meanwhile. */
  changed?: Changed;
}

/** The page of a step as it stands: with what was given, and what is wrong with it. */
export async function sendStep(at: Visit, { given, steps, step, token, savedAt, faults, stored = given, changed }: Shown) {
  const { portal, context, found, options, reply } = at;
  const props = {
    context,
    item: await viewOf(portal, found),
    steps,
    step,
    token,
    savedAt,
    seen: seenOf(step, stored),
    errors: faults,
    ...(changed ? { changed } : {}),
  };
  const messages = new Map(faults.map((fault) => [fault.field ?? "", fault.message]));
  const status = changed ? 409 : faults.length > 0 ? 422 : 200;
  const orgs = await portal.doors.orgs();
  if (step.page) {
    const { definition, id, part } = step.page;
    const regions = regionsFor(orgs, part === "applicant" ? found.package.intake : ["township", "village"]);
    const views = viewPage(definition, id, given[part], { ...options, regionName: regionNames(orgs) });
    const setting: FieldSetting = {
      leftovers: await leftoversOf(at, token),
      lang: context.lang,
      texts: context.text.fields,
      regions,
      messageOf: (path) => messages.get(fieldId(path)),
    };
    const more = (at.request.query as { more?: unknown }).more !== undefined && status === 200;
    return sendPage(reply, <QuestionsPage {...props} views={views} setting={setting} more={more} />, status);
  }
  if (step.id === "materials") {
    const byPath = new Map(found.package.materials.map(({ code }) => [code, messages.get(fieldId(`material.${code}`))]));
    const [leftovers, earlier] = await Promise.all([leftoversOf(at, token), earlierOf(at, given, token)]);
    const page = <MaterialsPage {...props} given={given} messages={byPath} leftovers={leftovers} earlier={earlier} />;
    return sendPage(reply, page, status);
  }
  return sendPage(
    reply,
    <CheckPage {...props} given={given} options={options} regionName={regionNames(orgs)} problems={incompleteSteps(at, given, steps)} />,
    status,
  );
}

async function leftoversOf({ portal, request }: Visit, token: string | null): Promise<readonly Leftover[]> {
  return token === null ? [] : besides(request, await portal.doors.uploads.list(uploadsOfDraft(token)));
}

/** On the check page: what isn't complete yet, each leading to its step. */
function incompleteSteps({ found, options, context }: Visit, given: Given, steps: Step[]): PageError[] {
  return steps
    .filter((step) => faultsOn(step, found.package, given, options).length > 0)
    .map((step) => ({ href: urls.applyPage(found.code, step.id), message: context.text.cases.apply.incomplete(step.title) }));
}
