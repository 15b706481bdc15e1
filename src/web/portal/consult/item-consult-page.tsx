/** @jsxImportSource #html */
import type { PublishedQuestion } from "../../../modules/consultation/shared.ts";
import { Actions, LinkButton } from "../../ui/buttons.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { PageContext } from "../context.ts";
import { FaqSection } from "../guide-details.tsx";
import { ItemFrame, type ItemView } from "../item-frame.tsx";
import { Phone } from "../phone.tsx";
import { urls } from "../urls.ts";
import { QuestionList } from "./question-list.tsx";

export interface ItemConsultProps {
  context: PageContext;
  item: ItemView;
  rows: PublishedQuestion[];
  next: string | null;
}

/** 网上咨询 of an item: ask its department, and read what others asked about it (七(三)5, 8). */
export function ItemConsultPage({ context, item, rows, next }: ItemConsultProps) {
  const { item: words, call } = context.text.consult;
  const { phone, faqs } = item.package;
  return (
    <ItemFrame context={context} item={item} tab="consult">
      <p>{words.lead(item.departmentName)}</p>
      <Actions>
        <LinkButton href={urls.consultAsk({ item: item.code })}>{words.ask}</LinkButton>
        <LinkButton href={urls.consultTrack} weight="second">
          {context.text.consult.track}
        </LinkButton>
      </Actions>
      <h2>{words.published}</h2>
      {rows.length === 0 ? <p className="quiet">{words.none}</p> : <QuestionList context={context} rows={rows} ofItem />}
      {next && (
        <p>
          <a href={urls.consultList({ item: item.code })}>{words.more}</a>
        </p>
      )}
      {faqs.length > 0 && (
        <>
          <h2>{words.faqs}</h2>
          <FaqSection context={context} faqs={faqs} />
        </>
      )}
      <Notice title={call}>
        <p>
          {item.departmentName} <Phone number={phone} />
        </p>
      </Notice>
    </ItemFrame>
  );
}
