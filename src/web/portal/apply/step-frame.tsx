/** @jsxImportSource #html */
import type { Child } from "../../html/html.ts";
import { Actions, Button } from "../../ui/buttons.tsx";
import { ErrorSummary, type PageError } from "../../ui/error-summary.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Fact, SummaryList } from "../../ui/summary-list.tsx";
import type { PageContext } from "../context.ts";
import type { ItemView } from "../item-frame.tsx";
import { LeaveLink } from "../leave/leave-link.tsx";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";
import { momentText } from "../wording.ts";
import { DRAFT_FIELD } from "./draft-access.ts";
import type { Step } from "./journey.ts";
import { SEEN_FIELD } from "./page-seen.ts";

export interface StepProps {
  context: PageContext;
  item: ItemView;
  steps: Step[];
  step: Step;
  /** Empty until the first page has been saved. */
  token: string | null;
  savedAt: Date | null;
  /** Which answers the page was made from. */
  seen: string;
  errors: PageError[];
  changed?: Changed;
}

/** The draft was saved in another window meanwhile; what is saved there of this page, where it differs. */
export interface Changed {
  saved: Fact[];
}

/** One step of the application: where one is in words, what is wrong, the questions, and how to go on. */
export function StepFrame({ children, lead, primary, ...props }: StepProps & { children: Child; lead?: string; primary?: string }) {
  const { context, item, steps, step, token, savedAt, seen, errors, changed } = props;
  const { text } = context;
  const words = text.cases.apply;
  const index = steps.findIndex((each) => each.id === step.id);
  const before = steps[index - 1];
  return (
    <PortalPage
      context={context}
      place="services"
      title={`${errors.length > 0 ? `${text.shell.common.problems} - ` : ""}${step.title} - ${item.package.name}`}
      indexed={false}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: item.package.name, href: urls.guide(item.code) },
        { label: text.services.tabs.apply, href: urls.apply(item.code) },
        { label: step.title },
      ]}
    >
      <div className="form">
        <p>
          <a href={before ? urls.applyPage(item.code, before.id) : urls.apply(item.code)}>‹ {text.shell.common.back}</a>
        </p>
        <p className="progress">{words.step(index + 1, steps.length)}</p>
        <h1>
          <span className="caption">{words.title(item.package.name)}</span>
          {step.title}
        </h1>
        {changed && <ChangedNotice {...props} changed={changed} />}
        <ErrorSummary title={text.shell.common.problems} errors={errors} />
        {lead && <p>{lead}</p>}
        <form
          method="post"
          action={urls.applyPage(item.code, step.id)}
          encType="multipart/form-data"
          noValidate
          id="answers"
          data-saved={words.saved}
          data-saving-failed={words.savingFailed}
          data-uploads={urls.applyUploads(item.code)}
          data-sending={JSON.stringify(text.fields.sending)}
        >
          {seen && <input type="hidden" name={SEEN_FIELD} value={seen} />}
          {token && <input type="hidden" name={DRAFT_FIELD} value={token} />}
          {/* Enter in a field presses the first button: it must go on, not remove a row. */}
          <button type="submit" name="_act" value="next" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
          {children}
          <Actions>
            <Button name="_act" value="next">
              {primary ?? words.next}
            </Button>
            <Button weight="second" name="_act" value="save" noValidate>
              {words.save}
            </Button>
            <span className="saved" role="status" id="saved">
              {savedAt && words.savedAt(momentText(savedAt, context))}
            </span>
          </Actions>
        </form>
        {token && <LeaveLink context={context} />}
      </div>
    </PortalPage>
  );
}

/** Both versions are there: what was typed here stands in the fields below, what is saved stands here. The person chooses. */
function ChangedNotice({ context, item, step, savedAt, changed }: StepProps & { changed: Changed }) {
  const words = context.text.cases.apply;
  if (changed.saved.length === 0)
    return (
      <Notice kind="warn" title={words.changedTitle}>
        <p>{words.changedCheck}</p>
      </Notice>
    );
  return (
    <Notice kind="warn" title={words.changedTitle}>
      <p>{words.changedText(savedAt ? momentText(savedAt, context) : "")}</p>
      <SummaryList facts={changed.saved} />
      <p>{words.changedKeepMine}</p>
      <p>
        <a href={urls.applyPage(item.code, step.id)}>{words.changedTakeSaved}</a>
      </p>
    </Notice>
  );
}
