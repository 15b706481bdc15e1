import { CopyOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import type { CaseView } from "../../../modules/cases/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { termsText } from "../messages/terms.ts";
import { PageHead } from "../parts/page-head.tsx";
import { holds, useMe } from "../session/use-me.ts";
import { StateTag } from "./state-tag.tsx";

export function CaseHead({ view }: { view: CaseView }) {
  const text = useText(caseText);
  const terms = useText(termsText);
  const me = useMe();
  const { message } = App.useApp();
  const number = view.number ?? view.applicationNumber;
  const copy = async () => {
    await navigator.clipboard.writeText(number);
    void message.success(text.copied);
  };
  return (
    <PageHead
      title={view.item.name}
      aside={<StateTag state={view.state} outcome={view.outcome} />}
      hint={
        <span className="case-facts">
          <span className="figures">
            {view.number === null && `${text.applicationNumber} `}
            <strong>{number}</strong>
            <Button type="text" size="small" icon={<CopyOutlined />} aria-label={text.copy} onClick={copy} />
          </span>
          <span>{terms.kinds[view.item.kind]}</span>
          <span>{view.item.departmentName}</span>
          <span>{text.submitted(minuteOf(view.submittedAt), terms.channels[view.channel])}</span>
          {view.acceptedOn !== null && <span>{text.acceptedOn(view.acceptedOn)}</span>}
        </span>
      }
    >
      {holds(me, "supervision.replay") && (
        <Link to="/supervision/replay/$caseId" params={{ caseId: view.id }}>
          {text.replay}
        </Link>
      )}
    </PageHead>
  );
}
