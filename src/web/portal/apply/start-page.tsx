/** @jsxImportSource #html */
import { judgeAnswers, materialsFor, type SituationAnswers } from "../../../modules/catalogue/shared.ts";
import { Actions, Button, LinkButton } from "../../ui/buttons.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { PageContext } from "../context.ts";
import { necessityText, WhenAsked } from "../guide-materials.tsx";
import { ItemFrame, type ItemView } from "../item-frame.tsx";
import { urls } from "../urls.ts";
import { momentText } from "../wording.ts";
import { APPLICANT_PAGE } from "./applicant-form.ts";
import { DRAFT_FIELD } from "./draft-access.ts";
import type { Step } from "./journey.ts";

/** Working days within which an applicant learns whether the application is accepted (行政许可法 32). */
const RECEIPT_DAYS = 5;

export interface StartData {
  /** What is known of the situation. */
  answers: SituationAnswers;
  steps: Step[];
  draft: { token: string; savedAt: Date; page: string } | null;
  /** The draft was just put aside by its owner. */
  saved: boolean;
  /** A draft was looked for and is no more. */
  gone: boolean;
}

/** 网上申请, first page: what to have at hand, and the way on; or back into what was begun. */
export function StartPage({ context, item, data }: { context: PageContext; item: ItemView; data: StartData }) {
  const { text } = context;
  const words = text.cases.apply;
  if (!item.package.online) {
    return (
      <ItemFrame context={context} item={item} tab="apply">
        <Notice>
          <p>{text.services.guide.notOnline}</p>
        </Notice>
        <p>
          <a href={`${urls.guide(item.code)}#places`}>{text.services.guide.places}</a>
        </p>
      </ItemFrame>
    );
  }
  const materials = materialsFor(item.package, data.answers);
  const open = judgeAnswers(item.package, data.answers).missing.length > 0;
  return (
    <ItemFrame context={context} item={item} tab="apply">
      {data.gone && (
        <Notice kind="warn" title={words.draftGone}>
          <p>{words.draftGoneText}</p>
          <p>
            <a href={urls.track}>{text.cases.track.title}</a>
          </p>
        </Notice>
      )}
      {data.draft && <DraftOffer context={context} item={item} draft={data.draft} saved={data.saved} />}
      <h2>{words.beforeTitle}</h2>
      <ul className="measure">
        {materials.length > 0 && <li>{words.before}</li>}
        <li>{words.beforeSave}</li>
        <li>{words.beforeCheck}</li>
        <li>{words.beforeNext(RECEIPT_DAYS)}</li>
      </ul>
      {materials.length > 0 && (
        <>
          <h3>{words.youNeed}</h3>
          {open && <p className="quiet">{words.youNeedOpen}</p>}
          <ul>
            {materials.map((material) => (
              <li key={material.code}>
                {material.name} <span className="quiet small">{necessityText(context, item.package, material, open)}</span>
                {open && <WhenAsked context={context} item={item.package} material={material} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{words.steps}</h3>
      <ol>
        {data.steps.map((step) => (
          <li key={step.id}>{step.title}</li>
        ))}
      </ol>
      {!data.draft && (
        <Actions>
          <LinkButton href={urls.applyPage(item.code, data.steps[0]?.id ?? APPLICANT_PAGE, data.answers)}>{words.begin}</LinkButton>
        </Actions>
      )}
    </ItemFrame>
  );
}

function DraftOffer({
  context,
  item,
  draft,
  saved,
}: {
  context: PageContext;
  item: ItemView;
  draft: NonNullable<StartData["draft"]>;
  saved: boolean;
}) {
  const words = context.text.cases.apply;
  return (
    <Notice kind={saved ? "good" : "note"} title={saved ? words.draftSaved : words.draftTitle}>
      <p>
        {saved && words.draftSavedText} {words.draftText(momentText(draft.savedAt, context))}
      </p>
      <form method="post" action={urls.apply(item.code)}>
        <input type="hidden" name={DRAFT_FIELD} value={draft.token} />
        <Actions>
          <LinkButton href={urls.applyPage(item.code, draft.page)}>{words.goOn}</LinkButton>
          <Button weight="link" name="_act" value="anew">
            {words.anew}
          </Button>
        </Actions>
        <p className="quiet small">{words.anewText}</p>
      </form>
    </Notice>
  );
}
