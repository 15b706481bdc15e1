/** @jsxImportSource #html */
import type { CompiledProcess, LimitUnit, ProcessNode, StepRisk, StepSettings } from "../../core/process/index.ts";
import type { DrawingTexts, OrgNames } from "./process-texts.ts";

/** Who a step is for: the post, and where it sits. */
export function whoWords(step: { org?: string; post?: string }, texts: DrawingTexts, orgName: OrgNames): string {
  const place = step.org?.startsWith("unit:") ? orgName(step.org.slice("unit:".length)) : texts.places[step.org ?? ""];
  const post = step.post ? (texts.posts[step.post] ?? step.post) : "";
  return [place, post].filter(Boolean).join(" ");
}

/** The most time a step may take. */
export function limitWords(limit: { amount: number; unit: LimitUnit; counts: boolean }, texts: DrawingTexts): string {
  const words = { workday: texts.workday, day: texts.day, hour: texts.hour }[limit.unit](limit.amount);
  return limit.counts ? words : `${words} (${texts.notCounted})`;
}

interface ProcessStepsProps {
  process: CompiledProcess;
  texts: DrawingTexts;
  orgName: OrgNames;
  /** Names of documents by code: with them the steps are told in full, as on the chart that is hung up. */
  documentName?: (code: string) => string | undefined;
}

/** The process in words: for those who can't see the drawing, and with what it has no room for. Supervision points are nobody's here. */
export function ProcessSteps({ process, texts, orgName, documentName }: ProcessStepsProps) {
  const steps = personSteps(process);
  const hasRisks = steps.some(({ step }) => step.risks.length > 0);
  const hasDocuments = documentName !== undefined && steps.some(({ step }) => step.documents.length > 0);
  return (
    <table className="stack">
      <caption className="visually-hidden">{texts.list}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.step}</th>
          <th scope="col">{texts.who}</th>
          <th scope="col">{texts.limit}</th>
          {hasDocuments && <th scope="col">{texts.documents}</th>}
          {hasRisks && <th scope="col">{documentName ? texts.risksInFull : texts.risks}</th>}
        </tr>
      </thead>
      <tbody>
        {steps.map(({ id, name, step }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td data-label={texts.who}>{whoWords(step, texts, orgName)}</td>
            <td data-label={texts.limit}>
              {stepLimit(step, texts)}
              {documentName && step.counts === false && step.ground && <p className="quiet small">{texts.ground(step.ground)}</p>}
            </td>
            {hasDocuments && (
              <td data-label={texts.documents}>{step.documents.map((code) => documentName(code) ?? code).join(texts.and)}</td>
            )}
            {hasRisks && (
              <td data-label={texts.risks}>
                {documentName ? (
                  <Risks risks={step.risks} texts={texts} />
                ) : (
                  step.risks.map((risk) => `${risk.name} (${texts.riskLevels[risk.level]})`).join("  ")
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 廉政风险点: level, how it shows, what is done against it. */
function Risks({ risks, texts }: { risks: readonly StepRisk[]; texts: DrawingTexts }) {
  return risks.map(({ name, level, description, measure }) => (
    <div key={name} className="risk">
      <strong>{name}</strong> <span className={`risk-level risk-${level}`}>{texts.riskMark(texts.riskLevels[level])}</span>
      {description && <p className="small">{description}</p>}
      {measure && <p className="small">{texts.measure(measure)}</p>}
    </div>
  ));
}

/** The steps at which a person acts, in drawn order. */
function personSteps(process: CompiledProcess): (ProcessNode & { step: StepSettings })[] {
  return process.nodes.filter((node): node is ProcessNode & { step: StepSettings } => node.step !== undefined && node.kind === "user");
}

function stepLimit({ limit, unit = "workday", counts = true }: StepSettings, texts: DrawingTexts): string {
  return limit === undefined ? texts.noLimit : limitWords({ amount: limit, unit, counts }, texts);
}
