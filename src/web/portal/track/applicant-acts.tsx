/** @jsxImportSource #html */
import type { MaterialFile, TrackView } from "../../../modules/cases/shared.ts";
import { MAX_FILE_BYTES } from "../../../platform/files/index.ts";
import { CSRF_FIELD } from "../../../platform/http/index.ts";
import { Actions, Button } from "../../ui/buttons.tsx";
import type { PageError } from "../../ui/error-summary.tsx";
import { fieldId, type Leftover } from "../../ui/fields/field-setting.ts";
import { LeftoverUploads } from "../../ui/fields/leftover-uploads.tsx";
import { LineField } from "../../ui/line-field.tsx";
import { sizeText } from "../../ui/size-text.ts";
import type { PageContext } from "../context.ts";
import { urls } from "../urls.ts";

export interface SupplyData {
  /** Endings each material may have, by code. */
  accept: ReadonlyMap<string, readonly string[]>;
  /** Draft in which files are kept that came together with one that was refused. */
  draft: string | null;
  files: MaterialFile[];
  /** Uploads in parts that were begun and not handed in. */
  leftovers: readonly Leftover[];
}

interface ActData {
  view: TrackView;
  csrf: string;
  key: string;
  errors: PageError[];
  supply: SupplyData;
  reason: string;
}

interface Act {
  context: PageContext;
  data: ActData;
}

/** What the file store takes. */
const MEGABYTES = MAX_FILE_BYTES / 2 ** 20;
export const SUPPLY_DRAFT_FIELD = "_draft";

/** 补正: one file field for each thing that is missing. */
export function SupplyForm({ context, data }: Act) {
  const words = context.text.cases.track;
  const { csrf, key, supply, view } = data;
  return (
    <section aria-labelledby="supply">
      <h2 id="supply">{words.supplyTitle}</h2>
      <p>{words.supplyLead}</p>
      <form
        method="post"
        action={urls.trackSupply}
        encType="multipart/form-data"
        data-uploads={urls.trackUploads}
        data-sending={JSON.stringify(context.text.fields.sending)}
      >
        <input type="hidden" name={CSRF_FIELD} value={csrf} />
        <input type="hidden" name="_key" value={key} />
        {supply.draft && <input type="hidden" name={SUPPLY_DRAFT_FIELD} value={supply.draft} />}
        {supply.files.length > 0 && <p>{words.keptFiles}</p>}
        {view.lacks.map((lack) => (
          <LackField key={lack.material} lack={lack} context={context} data={data} />
        ))}
        <Actions>
          <Button>{words.supplyButton}</Button>
        </Actions>
        <p className="quiet">{words.supplyPaper}</p>
      </form>
    </section>
  );
}

function LackField({ lack, context, data }: Act & { lack: TrackView["lacks"][number] }) {
  const words = context.text.cases;
  const id = fieldId(`material.${lack.material}`);
  const endings = data.supply.accept.get(lack.material) ?? [];
  const message = data.errors.find((error) => error.field === id)?.message;
  const kept = data.supply.files.filter((file) => file.material === lack.material);
  return (
    <div className={message ? "field field-wrong" : "field"}>
      <label className="label" htmlFor={id}>
        {lack.name}
      </label>
      <div className="hint" id={`${id}-hint`}>
        {lack.lack && (
          <>
            {words.track.lack}
            {lack.lack}
            <br />
          </>
        )}
        {words.apply.fileLimit(endings.join(context.text.shell.common.and), MEGABYTES)}
      </div>
      {message && (
        <div className="error" id={`${id}-error`}>
          {message}
        </div>
      )}
      {kept.length > 0 && (
        <ul className="files">
          {kept.map((file) => (
            <li key={file.hash}>
              {file.name} <span className="quiet small">{sizeText(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      <LeftoverUploads field={`material.${lack.material}`} leftovers={data.supply.leftovers} texts={context.text.fields} />
      <input
        type="file"
        className="file-input"
        id={id}
        name={`material.${lack.material}`}
        multiple
        data-upload={`${id}-part`}
        data-most={MAX_FILE_BYTES}
        accept={endings.map((ending) => `.${ending}`).join(",") || undefined}
        aria-describedby={message ? `${id}-hint ${id}-error` : `${id}-hint`}
      />
    </div>
  );
}

/** 撤回: behind a fold, since it ends the application. */
export function WithdrawForm({ context, data }: Act) {
  const words = context.text.cases.track;
  const isWrong = data.errors.some((error) => error.field === "reason");
  return (
    <section aria-labelledby="withdraw" className="no-print">
      <h2 id="withdraw">{words.withdrawTitle}</h2>
      <p>{words.withdrawText}</p>
      <details open={isWrong}>
        <summary>{words.withdrawOpen}</summary>
        <div>
          <form method="post" action={urls.trackWithdraw}>
            <input type="hidden" name={CSRF_FIELD} value={data.csrf} />
            <input type="hidden" name="_key" value={data.key} />
            <LineField id="reason" label={words.withdrawReason} value={data.reason} errors={data.errors} rows={3} maxLength={500} />
            <Button weight="warn">{words.withdrawButton}</Button>
          </form>
        </div>
      </details>
    </section>
  );
}
