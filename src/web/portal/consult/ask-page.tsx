/** @jsxImportSource #html */
import { CSRF_FIELD } from "../../../platform/http/index.ts";
import { Actions, Button } from "../../ui/buttons.tsx";
import { ErrorSummary, type PageError } from "../../ui/error-summary.tsx";
import { LineField } from "../../ui/line-field.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import type { PageContext } from "../context.ts";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";

/** What has been written so far. */
export interface AskDraft {
  department: string;
  title: string;
  content: string;
  name: string;
  phone: string;
  consent: boolean;
}

export interface AskData {
  /** The item asked about; null for a question to a department. */
  item: { code: string; name: string; departmentName: string } | null;
  departments: { code: string; name: string }[];
  draft: AskDraft;
  errors: PageError[];
  csrf: string;
  /** Names one sending of the form: sent twice, it is one question. */
  key: string;
  days: number;
}

/** 我要咨询: 咨询对象, 标题, 内容, contact (七(三)8). */
export function AskPage({ context, data }: { context: PageContext; data: AskData }) {
  const { text } = context;
  const words = text.consult.form;
  const { item, draft, errors } = data;
  return (
    <PortalPage
      context={context}
      place="consult"
      title={errors.length > 0 ? `${text.shell.common.problems} - ${words.title}` : words.title}
      indexed={false}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: text.consult.title, href: item ? urls.itemConsult(item.code) : urls.consult },
        { label: words.title },
      ]}
    >
      <div className="form">
        <h1>{words.title}</h1>
        <ErrorSummary title={text.shell.common.problems} errors={errors} />
        <p>{words.lead(data.days)}</p>
        <form method="post" action={urls.consultAsk()} noValidate>
          <input type="hidden" name={CSRF_FIELD} value={data.csrf} />
          <input type="hidden" name="_key" value={data.key} />
          {item ? <AboutItem context={context} item={item} /> : <DepartmentField context={context} data={data} />}
          <LineField id="title" label={words.subject} hint={words.subjectHint} value={draft.title} errors={errors} maxLength={60} />
          <LineField
            id="content"
            label={words.content}
            hint={words.contentHint}
            value={draft.content}
            errors={errors}
            maxLength={2000}
            rows={7}
          />
          <LineField id="name" label={words.name} value={draft.name} errors={errors} maxLength={60} width={20} autoComplete="name" />
          <LineField
            id="phone"
            label={words.phone}
            hint={words.phoneHint}
            value={draft.phone}
            errors={errors}
            maxLength={24}
            width={20}
            type="tel"
            autoComplete="tel"
          />
          <div className="field tick">
            <input type="checkbox" id="consent" name="consent" value="yes" defaultChecked={draft.consent} />
            <label htmlFor="consent">{words.consent}</label>
          </div>
          <Actions>
            <Button>{words.send}</Button>
          </Actions>
        </form>
      </div>
    </PortalPage>
  );
}

function AboutItem({ context, item }: { context: PageContext; item: NonNullable<AskData["item"]> }) {
  const words = context.text.consult.form;
  return (
    <>
      <input type="hidden" name="item" value={item.code} />
      <SummaryList
        facts={[
          {
            label: words.about,
            value: item.name,
            change: { href: urls.consultAsk(), label: words.otherDepartment, name: words.otherDepartment },
          },
        ]}
      />
      <p className="quiet">{words.aboutDepartment(item.departmentName)}</p>
    </>
  );
}

function DepartmentField({ context, data }: { context: PageContext; data: AskData }) {
  const words = context.text.consult.form;
  const error = data.errors.find((each) => each.field === "department")?.message;
  return (
    <div className={error ? "field field-wrong" : "field"}>
      <label className="label" htmlFor="department">
        {words.department}
      </label>
      <div className="hint" id="department-hint">
        {words.departmentHint}
      </div>
      {error && (
        <div className="error" id="department-error">
          {error}
        </div>
      )}
      <select
        className="input w30"
        id="department"
        name="department"
        aria-describedby={error ? "department-hint department-error" : "department-hint"}
        aria-invalid={error ? true : undefined}
      >
        <option value="">{words.unknownDepartment}</option>
        {data.departments.map(({ code, name }) => (
          <option key={code} value={code} selected={code === data.draft.department}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
