/** @jsxImportSource #html */
import { CSRF_FIELD } from "../../../platform/http/index.ts";
import { Actions, Button } from "../../ui/buttons.tsx";
import { ErrorSummary, type PageError } from "../../ui/error-summary.tsx";
import { LineField } from "../../ui/line-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { PageContext } from "../context.ts";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";

export interface TrackFormData {
  number: string;
  identity: string;
  errors: PageError[];
  /** The visit in which a case was proved has ended. */
  expired: boolean;
  csrf: string;
}

/** 查办理进度: two things only the applicant knows. */
export function TrackFormPage({ context, data }: { context: PageContext; data: TrackFormData }) {
  const { text } = context;
  const words = text.cases.track;
  return (
    <PortalPage
      context={context}
      place="track"
      title={words.title}
      canonical={urls.track}
      crumbs={[{ label: text.shell.columns.services, href: urls.services() }, { label: words.title }]}
    >
      <div className="form">
        <h1>{words.title}</h1>
        <ErrorSummary title={text.shell.common.problems} errors={data.errors} />
        {data.expired && (
          <Notice>
            <p>{words.expired}</p>
          </Notice>
        )}
        <p>{words.lead}</p>
        <form method="post" action={urls.track} noValidate>
          <input type="hidden" name={CSRF_FIELD} value={data.csrf} />
          <LineField id="number" label={words.number} hint={words.numberHint} value={data.number} errors={data.errors} maxLength={60} />
          <LineField
            id="identity"
            label={words.identity}
            hint={words.identityHint}
            value={data.identity}
            errors={data.errors}
            maxLength={60}
          />
          <Actions>
            <Button>{words.find}</Button>
          </Actions>
        </form>
      </div>
    </PortalPage>
  );
}
