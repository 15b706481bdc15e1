/** @jsxImportSource #html */

import type { QuestionState, TrackedQuestion } from "../../../modules/consultation/shared.ts";
import { CSRF_FIELD } from "../../../platform/http/index.ts";
import type { Child } from "../../html/html.ts";
import { Actions, Button, LinkButton } from "../../ui/buttons.tsx";
import { ErrorSummary, type PageError } from "../../ui/error-summary.tsx";
import { LineField } from "../../ui/line-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Fact, SummaryList } from "../../ui/summary-list.tsx";
import { Tag, type TagColour } from "../../ui/tag.tsx";
import type { PageContext } from "../context.ts";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";
import { dayText, momentText } from "../wording.ts";
import { Paragraphs } from "./paragraphs.tsx";

export interface LookUpData {
  number: string;
  errors: PageError[];
  csrf: string;
}

/** 查我的咨询: number and query code together, which only the asker has. */
export function LookUpPage({ context, data }: { context: PageContext; data: LookUpData }) {
  const { text } = context;
  const words = text.consult.lookUp;
  return (
    <Frame context={context}>
      <div className="form">
        <h1>{words.title}</h1>
        <ErrorSummary title={text.shell.common.problems} errors={data.errors} />
        <p>{words.lead}</p>
        <form method="post" action={urls.consultTrack} noValidate>
          <input type="hidden" name={CSRF_FIELD} value={data.csrf} />
          <LineField
            id="number"
            label={text.consult.asked.number}
            hint={words.numberHint}
            value={data.number}
            errors={data.errors}
            maxLength={60}
          />
          <LineField
            id="code"
            label={text.consult.asked.code}
            hint={words.codeHint}
            value=""
            errors={data.errors}
            maxLength={20}
            width={10}
          />
          <Actions>
            <Button>{words.find}</Button>
          </Actions>
        </form>
        <p className="quiet">{words.forgotten}</p>
      </div>
    </Frame>
  );
}

const COLOURS: Record<QuestionState, TagColour> = {
  routing: "blue",
  answering: "blue",
  answered: "green",
  published: "green",
  private: "green",
  closed: "amber",
};

/** The asker's own question with its answer, or when it is due. */
export function MyQuestionPage({ context, view }: { context: PageContext; view: TrackedQuestion }) {
  const words = context.text.consult.lookUp;
  return (
    <Frame context={context}>
      <h1>{view.title}</h1>
      <SummaryList facts={factsOf(view, context)} />
      {view.answer && (
        <Notice kind="good" title={context.text.consult.answer}>
          <Paragraphs text={view.answer} />
        </Notice>
      )}
      {!view.answer && view.due && <p>{words.waiting(view.departmentName, dayText(view.due, context))}</p>}
      {view.closedReason && (
        <Notice kind="warn">
          <p>
            {words.reason}
            {view.closedReason}
          </p>
        </Notice>
      )}
      <h2>{words.question}</h2>
      <Paragraphs text={view.content} />
      <Actions>
        <LinkButton href={urls.consultTrack} weight="second">
          {words.another}
        </LinkButton>
      </Actions>
    </Frame>
  );
}

function Frame({ context, children }: { context: PageContext; children: Child }) {
  const { text } = context;
  return (
    <PortalPage
      context={context}
      place="consult"
      title={text.consult.lookUp.title}
      indexed={false}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: text.consult.title, href: urls.consult },
        { label: text.consult.lookUp.title },
      ]}
    >
      {children}
    </PortalPage>
  );
}

function factsOf(view: TrackedQuestion, context: PageContext): Fact[] {
  const words = context.text.consult.lookUp;
  const optional = (label: string, value: string | null): Fact[] => (value ? [{ label, value }] : []);
  return [
    { label: context.text.consult.asked.number, value: <span className="number">{view.number}</span> },
    { label: words.state, value: <Tag colour={COLOURS[view.state]}>{words.states[view.state]}</Tag> },
    ...(view.itemCode ? [{ label: context.text.consult.form.about, value: <a href={urls.guide(view.itemCode)}>{view.itemName}</a> }] : []),
    { label: words.department, value: view.departmentName },
    { label: words.asked, value: momentText(view.askedAt, context) },
    ...optional(words.due, view.due && dayText(view.due, context)),
    ...optional(words.answered, view.answeredAt && momentText(view.answeredAt, context)),
  ];
}
