/** @jsxImportSource #html */
import { CSRF_FIELD } from "../../../platform/http/index.ts";
import { Actions, Button } from "../../ui/buttons.tsx";
import { Notice } from "../../ui/notice.tsx";
import { draftsHere, forgetDraft } from "../apply/draft-access.ts";
import type { PageContext } from "../context.ts";
import { contextOf, type Handler, type Portal, sendPage } from "../portal.ts";
import { PortalPage } from "../portal-page.tsx";
import { APPLICANT_SESSION } from "../track/applicant-session.ts";
import { urls } from "../urls.ts";

/** For shared computers: says what this browser still holds of a person, and how to get rid of it. */
export const showLeave: Handler = async (portal, request, reply) => {
  const context = contextOf(portal, request);
  if ((request.query as { done?: unknown }).done !== undefined) return sendPage(reply, <LeftPage context={context} />);
  const drafts = await draftsHere(portal, request);
  const unsent = drafts.filter(({ draft }) => !draft.submitted);
  const data = {
    unsent: await namesOf(portal, unsent),
    sent: await namesOf(
      portal,
      drafts.filter(({ draft }) => draft.submitted),
    ),
    tracked: (await request.session(APPLICANT_SESSION)) !== undefined,
    csrf: request.csrfToken(reply),
  };
  return sendPage(reply, <LeavePage context={context} data={data} />);
};

/** Deletes unsent drafts, which nobody could open any more, and takes the keys to everything else out of the browser. */
export const leave: Handler = async (portal, request, reply) => {
  for (const { token, draft } of await draftsHere(portal, request)) {
    if (!draft.submitted) await portal.doors.dropDraft(token);
    forgetDraft(portal, reply, draft.itemCode);
  }
  await reply.endSession(APPLICANT_SESSION);
  return reply.redirect(`${urls.leave}?done`, 303);
};

async function namesOf({ doors }: Portal, drafts: readonly { draft: { itemCode: string } }[]): Promise<string[]> {
  return Promise.all(drafts.map(async ({ draft }) => (await doors.findItem(draft.itemCode))?.package.name ?? draft.itemCode));
}

interface LeaveData {
  unsent: string[];
  sent: string[];
  tracked: boolean;
  csrf: string;
}

function LeavePage({ context, data }: { context: PageContext; data: LeaveData }) {
  const words = context.text.cases.leave;
  const holdsNothing = data.unsent.length + data.sent.length === 0 && !data.tracked;
  return (
    <PortalPage context={context} place="none" title={words.title} indexed={false} crumbs={[{ label: words.title }]}>
      <div className="form">
        <h1>{words.title}</h1>
        <p>{holdsNothing ? words.nothing : words.lead}</p>
        <ul>
          {data.unsent.map((name) => (
            <li key={name}>{words.unsent(name)}</li>
          ))}
          {data.sent.map((name) => (
            <li key={name}>{words.sent(name)}</li>
          ))}
          {data.tracked && <li>{words.tracked}</li>}
        </ul>
        {data.unsent.length > 0 && (
          <Notice kind="warn">
            <p>{words.unsentLost}</p>
          </Notice>
        )}
        <form method="post" action={urls.leave}>
          <input type="hidden" name={CSRF_FIELD} value={data.csrf} />
          <Actions>
            <Button>{words.clear}</Button>
          </Actions>
        </form>
      </div>
    </PortalPage>
  );
}

function LeftPage({ context }: { context: PageContext }) {
  const words = context.text.cases.leave;
  return (
    <PortalPage context={context} place="none" title={words.done} indexed={false} crumbs={[{ label: words.title }]}>
      <div className="form" role="status">
        <Notice kind="good" title={words.done}>
          <p>{words.doneText}</p>
          <p>{words.closeWindow}</p>
        </Notice>
        <p>
          <a href={urls.track}>{context.text.cases.track.title}</a>
        </p>
      </div>
    </PortalPage>
  );
}
