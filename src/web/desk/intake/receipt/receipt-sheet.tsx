import { QRCode } from "antd";
import type { CaseView } from "../../../../modules/cases/shared.ts";
import { type SituationAnswers, situationLines } from "../../../../modules/catalogue/shared.ts";
import { code128 } from "../../../ui/code128.ts";
import { minuteOf } from "../../clock/moment.ts";
import { useText } from "../../language.tsx";
import { counterText } from "../../messages/counter.ts";
import { intakeText } from "../../messages/intake.ts";
import { Facts } from "../../parts/facts.tsx";
import { useMe } from "../../session/use-me.ts";

export type PaperSize = "a4" | "roll";

/** 收件回执（接收凭证）: what was handed in, by whom it was taken, by when an answer comes, how to follow it; as a sheet or an 80 mm strip. */
export function ReceiptSheet({ view, size }: { view: CaseView; size: PaperSize }) {
  const text = useText(intakeText);
  const counter = useText(counterText);
  const me = useMe();
  const window = me.holdings.find(({ post }) => post === "window-clerk");
  const missing = view.materials.filter((material) => material.necessity === "required" && !isGiven(material));
  const due = view.clocks.find(({ kind }) => kind === "receipt")?.due;
  const number = view.number ?? view.applicationNumber;
  return (
    <article className={`receipt receipt-${size}`}>
      <h2>
        {me.countyName} {text.receiptTitle}
      </h2>
      <Facts
        rows={[
          [view.number === null ? text.receiptNumber : counter.caseNumber, <strong key="number">{number}</strong>],
          [text.receiptItem, view.item.name],
          [text.receiptApplicant, maskedName(view)],
          ...situationLines({ situations: view.situations }, answersOf(view)).map(({ question, answer }) => [question, answer] as const),
          [text.receiptAt, minuteOf(view.submittedAt)],
          [text.receiptWindow, [window?.orgName, window?.section].filter(Boolean).join(" ")],
          [text.receiptClerk, `${me.name} ${me.staffNumber}`],
        ]}
      />
      <h3>{text.receiptMaterials}</h3>
      <GivenMaterials view={view} />
      {missing.length > 0 && (
        <>
          <h3>{text.receiptLacking}</h3>
          <ol className="numbered">
            {missing.map((material) => (
              <li key={material.code}>{material.name}</li>
            ))}
          </ol>
        </>
      )}
      {due !== undefined && <p>{text.receiptDue(due)}</p>}
      <div className="receipt-foot">
        {/* Pictures without words of their own: what they lead to is said beside them. */}
        <span aria-hidden="true">
          <QRCode type="svg" size={112} bordered={false} value={`${me.publicUrl}/services/track?number=${number}`} />
        </span>
        <div>
          <p>
            <b>{counter.scan}</b>
          </p>
          <p>{counter.scanHint}</p>
          <BarCode text={number} />
        </div>
      </div>
      <p>{counter.keepIt}</p>
      <div className="receipt-signs">
        <span>{counter.signReceiver}</span>
        <span>{counter.signApplicant}</span>
      </div>
    </article>
  );
}

function answersOf({ situations }: CaseView): SituationAnswers {
  return Object.fromEntries(situations.map(({ id, answer }) => [id, answer]));
}

type Material = CaseView["materials"][number];

function GivenMaterials({ view }: { view: CaseView }) {
  const counter = useText(counterText);
  const { materials } = view;
  const how = ({ paper, files, form, copies }: Material) =>
    [
      paper ? `${counter.paper} ${counter.forms[form]} ${counter.copies(copies)}` : null,
      files.length > 0 ? counter.files(files.length) : null,
    ]
      .filter(Boolean)
      .join("，");
  return (
    <ol className="numbered">
      {materials.filter(isGiven).map((material) => (
        <li key={material.code}>
          {material.name}（{how(material)}）
        </li>
      ))}
    </ol>
  );
}

function BarCode({ text }: { text: string }) {
  const { width, path } = code128(text);
  return (
    <figure className="bar-code" aria-hidden="true">
      <svg viewBox={`-10 0 ${width + 20} 1`} preserveAspectRatio="none" shapeRendering="crispEdges">
        <title>{text}</title>
        <path d={path} />
      </svg>
      <figcaption>{text}</figcaption>
    </figure>
  );
}

function isGiven(material: Material): boolean {
  return material.paper || material.files.length > 0;
}

/** A receipt may be lost: it names a person by the first character only (practice §9). */
function maskedName({ applicant }: CaseView): string {
  if (applicant.kind === "organisation") return applicant.name;
  const [first = "", ...rest] = [...applicant.name];
  return first + "*".repeat(rest.length);
}
