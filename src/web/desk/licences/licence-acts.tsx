import { Alert, Button, Input, Select } from "antd";
import { useState } from "react";
import { type LicenceCommandName, type LicenceView, licenceTerms } from "../../../modules/licences/shared.ts";
import { useText } from "../language.tsx";
import { licencesText } from "../messages/licences.ts";
import { Facts } from "../parts/facts.tsx";
import { useWords } from "../parts/words.tsx";
import { Labelled } from "./labelled.tsx";
import { lackingIn, useLacking } from "./lacking.ts";
import { ProposeForm } from "./propose-form.tsx";
import { useLicenceAct } from "./use-licence-act.ts";

/** What the reader can do now with a licence; what somebody proposed stands above, with its reasons. */
export function LicenceActs({ view }: { view: LicenceView }) {
  const text = useText(licencesText);
  const words = useWords();
  const { perform, refused, busy } = useLicenceAct(view);
  const [done, setDone] = useState<string | null>(null);
  const send = async (command: LicenceCommandName, input: unknown, after: string) => {
    setDone(null);
    if (await perform(command, input)) setDone(after);
  };
  const may = (command: LicenceCommandName) => view.acts[command] === null;
  const nothing = !may("propose") && !may("decide") && !may("take-back") && !may("deliver") && view.proposal === null;
  return (
    <section className="block-part act-panel" aria-label={text.now}>
      {done !== null && <Alert className="form-alert" type="success" showIcon role="status" title={done} />}
      {refused !== null && (
        <Alert
          className="form-alert"
          type={refused === "matters/conflict" ? "warning" : "error"}
          showIcon
          role="alert"
          title={words(refused)}
        />
      )}
      {view.proposal && <Proposal view={view} busy={busy} onSend={(command, input, after) => void send(command, input, after)} may={may} />}
      {may("deliver") && (
        <DeliverForm
          key={`${view.version} deliver`}
          view={view}
          busy={busy}
          onSend={(input) => void send("deliver", input, text.deliver.done)}
        />
      )}
      {may("propose") && (
        <div className="block-part">
          <h3>{text.propose.title}</h3>
          <ProposeForm key={view.version} view={view} busy={busy} onSend={(input) => void send("propose", input, text.propose.done)} />
        </div>
      )}
      {nothing && <p>{text.nothing}</p>}
    </section>
  );
}

interface ProposalProps {
  view: LicenceView;
  busy: boolean;
  may: (command: LicenceCommandName) => boolean;
  onSend: (command: LicenceCommandName, input: unknown, after: string) => void;
}

function Proposal({ view, busy, may, onSend }: ProposalProps) {
  const text = useText(licencesText);
  const terms = useText(licenceTerms);
  const [opinion, setOpinion] = useState("");
  const { form, tried, check } = useLacking();
  const { proposal } = view;
  if (!proposal) return null;
  const act = terms.acts[proposal.act];
  const { decide, propose } = text;
  const judge = (agree: boolean) => {
    const input = { agree, opinion };
    if (check(lackingIn("decide", input))) onSend("decide", input, decide.done);
  };
  return (
    <>
      <h3>{decide.title(act)}</h3>
      <p className="hint">{decide.by(proposal.name, proposal.on)}</p>
      <Facts
        rows={[
          [propose.ground, terms.grounds[proposal.ground]],
          [propose.law, proposal.proposed?.law],
          [propose.reason, proposal.proposed?.reason],
          [propose.heard, proposal.proposed?.heard],
          [propose.compensation, proposal.proposed?.compensation],
        ]}
      />
      {may("decide") ? (
        <form ref={form} noValidate onSubmit={(event) => event.preventDefault()}>
          <Labelled label={decide.opinion} name="opinion" lacking={tried ? lackingIn("decide", { agree: true, opinion }) : []}>
            {(control) => (
              <Input.TextArea
                {...control}
                value={opinion}
                onChange={(event) => setOpinion(event.target.value)}
                autoSize={{ minRows: 2, maxRows: 10 }}
                maxLength={1000}
              />
            )}
          </Labelled>
          <p className="will-do">{decide.will}</p>
          <p className="act-buttons">
            <Button type="primary" danger loading={busy} onClick={() => judge(true)}>
              {decide.agree(act)}
            </Button>
            <Button loading={busy} onClick={() => judge(false)}>
              {decide.refuse}
            </Button>
          </p>
        </form>
      ) : (
        <p>{decide.waiting}</p>
      )}
      {may("take-back") && (
        <Button loading={busy} onClick={() => onSend("take-back", {}, decide.takenBack)}>
          {decide.takeBack}
        </Button>
      )}
    </>
  );
}

function DeliverForm({ view, busy, onSend }: { view: LicenceView; busy: boolean; onSend: (input: unknown) => void }) {
  const text = useText(licencesText).deliver;
  const { manners } = useText(licenceTerms);
  const open = view.papers.filter((paper) => paper.deliveredOn === null);
  const [manner, setManner] = useState("window");
  const [receiver, setReceiver] = useState("");
  const { form, tried, check } = useLacking();
  const [paper] = open;
  if (!paper) return null;
  const input = { paper: paper.id, manner, receiver };
  const lacking = lackingIn("deliver", input);
  return (
    <form
      ref={form}
      className="block-part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (check(lacking)) onSend(input);
      }}
    >
      <h3>{text.title}</h3>
      <p>
        {paper.name} <span className="figures">{paper.number}</span>
      </p>
      <Labelled label={text.manner}>
        {({ id }) => (
          <Select
            id={id}
            value={manner}
            onChange={setManner}
            options={Object.entries(manners).map(([value, label]) => ({ value, label }))}
            className="wide-select"
          />
        )}
      </Labelled>
      <Labelled label={text.receiver} name="receiver" lacking={tried ? lacking : []}>
        {(control) => <Input {...control} value={receiver} onChange={(event) => setReceiver(event.target.value)} maxLength={60} />}
      </Labelled>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {text.send}
      </Button>
    </form>
  );
}
