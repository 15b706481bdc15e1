import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Radio } from "antd";
import { useEffect, useState } from "react";
import { checkCreditCode, checkIdentityNumber } from "../../../core/identifiers/index.ts";
import type { Applicant, MaterialFile, ReusablePaper } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { reuseText } from "../messages/reuse.ts";
import { Confirmed } from "../parts/confirmed.tsx";
import { useWords } from "../parts/words.tsx";
import { api, codeOf } from "../server.ts";

export interface EarlierPapersProps {
  /** An application that begins here, or a case to which something is supplied. */
  to: { itemCode: string } | { caseId: string };
  /** What earlier papers may do for. */
  materials: readonly Material[];
  owner: Pick<Applicant, "number" | "kind"> & { hasAgent: boolean };
  files: readonly MaterialFile[];
  onFiles: (files: MaterialFile[]) => void;
}

interface Material {
  code: string;
  name: string;
}

type Manner = "spoken" | "signed";

/** 用以前交过的材料: asked of the applicant first; nothing of earlier cases is shown, or asked for, before the clerk records that they agree. */
export function EarlierPapers({ to, materials, owner, files, onFiles }: EarlierPapersProps) {
  const text = useText(reuseText);
  const words = useWords();
  const { number, kind, hasAgent } = owner;
  const whole = (kind === "person" ? checkIdentityNumber(number) : checkCreditCode(number)).ok;
  const signedOnly = kind !== "person" || hasAgent;
  const [chosen, setChosen] = useState<Manner>("spoken");
  const manner = signedOnly ? "signed" : chosen;
  const anew = useMutation(api.intake.reuse.mutationOptions());
  const within = useMutation(api.intake.reuseInCase.mutationOptions());
  const find = "caseId" in to ? within : anew;
  const stop = useMutation(api.intake.stopReuse.mutationOptions());
  const own = files.filter((file) => file.reuse === undefined);
  // What was agreed to by one applicant is none of the next one's.
  const about = `${kind} ${number} ${hasAgent}`;
  const [asked, setAsked] = useState(about);
  useEffect(() => {
    if (asked === about) return;
    setAsked(about);
    anew.reset();
    within.reset();
    stop.reset();
    if (own.length < files.length) onFiles(own);
  }, [asked, about, anew, within, stop, own, files, onFiles]);
  if (materials.length === 0) return null;
  const fault = [find, stop].map(({ error, data }) => (error ? codeOf(error) : data && !data.ok ? data.code : null)).find(Boolean);
  const found = find.data?.ok ? find.data : null;
  const put = (paper: ReusablePaper, on: boolean) => {
    const others = files.filter((file) => !isOf(file, paper));
    onFiles(on && found ? [...others, fileOf(paper, found.consent)] : others);
  };
  return (
    <details className="panel earlier-papers" open={found !== null || undefined}>
      <summary>{text.title}</summary>
      <p>{text.lead}</p>
      <p className="reuse-ask">{text.ask}</p>
      <Radio.Group
        aria-label={text.how}
        value={manner}
        onChange={(event) => setChosen(event.target.value as Manner)}
        options={(["spoken", "signed"] as const).map((value) => ({
          value,
          label: text.manners[value],
          disabled: signedOnly && value === "spoken",
        }))}
      />
      <p className="hint">{[signedOnly && text.signedOnly, text.recorded].filter(Boolean).join(" ")}</p>
      <Button
        disabled={!whole}
        loading={find.isPending}
        onClick={() => ("caseId" in to ? within.mutate({ ...to, manner }) : anew.mutate({ ...to, number, kind, hasAgent, manner }))}
      >
        {text.find}
      </Button>
      {!whole && <p className="hint">{text.numberFirst}</p>}
      {fault && (
        <p className="field-fault" role="alert">
          {words(fault)}
        </p>
      )}
      {found && (
        <FoundPapers
          materials={materials}
          papers={found.papers.filter((paper) => materials.some(({ code }) => code === paper.material))}
          files={files}
          put={put}
        />
      )}
      {found && (
        <Confirmed
          ask={text.stopAsk}
          hint={text.stopHint}
          verb={text.stop}
          busy={stop.isPending}
          onConfirm={() => {
            onFiles(own);
            find.reset();
            stop.mutate({ number });
          }}
        />
      )}
      {stop.data?.ok && <p role="status">{text.stopped}</p>}
    </details>
  );
}

interface FoundProps {
  materials: readonly Material[];
  papers: readonly ReusablePaper[];
  files: readonly MaterialFile[];
  put: (paper: ReusablePaper, on: boolean) => void;
}

function FoundPapers({ materials, papers, files, put }: FoundProps) {
  const text = useText(reuseText);
  if (papers.length === 0) return <p role="status">{text.nothing}</p>;
  return (
    <div role="status">
      <p>{text.found(papers.length)}</p>
      <ul className="check-list">
        {papers.map((paper) => (
          <li key={`${paper.material} ${paper.hash}`}>
            <Checkbox checked={files.some((file) => isOf(file, paper))} onChange={(event) => put(paper, event.target.checked)}>
              {paper.name} {text.forMaterial(materials.find(({ code }) => code === paper.material)?.name ?? paper.material)}
            </Checkbox>
            <p className="hint">
              {text.given(paper.given, paper.itemName, paper.number)} {paper.validUntil !== null && text.until(paper.validUntil)}
            </p>
          </li>
        ))}
      </ul>
      <p className="hint">{text.judge}</p>
    </div>
  );
}

function isOf(file: MaterialFile, paper: ReusablePaper): boolean {
  return file.reuse?.from === paper.from && file.material === paper.material && file.hash === paper.hash;
}

/** As the command names it; the server finds name, type and size itself. */
function fileOf({ material, hash, from, name, type }: ReusablePaper, consent: string): MaterialFile {
  return { material, hash, name, type, size: 0, proof: "", reuse: { consent, from } };
}
