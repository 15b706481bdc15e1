import { useInfiniteQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import type { DryRunCase, DryRunDifference } from "../../../modules/designs/shared.ts";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { generalText } from "../messages/general.ts";
import { termsText } from "../messages/terms.ts";
import { Mark } from "../parts/mark.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { api } from "../server.ts";

/** Running cases tried against the design: what would be otherwise for each. They go on by their own version whatever is found. */
export function DryRunOf({ code, flush }: { code: string; flush: () => Promise<boolean> }) {
  const text = useText(configureText);
  const general = useText(generalText);
  const [asked, setAsked] = useState(false);
  const tried = useInfiniteQuery(
    api.designs.dryRun.infiniteQueryOptions({ code, limit: 20 }, { enabled: asked, staleTime: 0, getNextPageParam: (page) => page?.next }),
  );
  const pages = tried.data?.pages ?? [];
  const cases = pages.flatMap((page) => page?.cases ?? []);
  const first = pages[0];
  return (
    <section className="panel" aria-label={text.dryRun}>
      <h2>{text.dryRun}</h2>
      <p className="hint">{text.dryRunHint}</p>
      <Button
        loading={tried.isFetching && asked}
        onClick={async () => {
          await flush();
          if (asked) await tried.refetch();
          else setAsked(true);
        }}
      >
        {text.tryNow}
      </Button>
      {asked && tried.isPending && <Loading />}
      {tried.isError && <Failed error={tried.error} again={() => tried.refetch()} />}
      {first?.cases === null && <Alert type="error" showIcon title={text.noDrawing} />}
      {first?.cases && first.total === 0 && <p className="hint">{text.noRunning}</p>}
      {cases.length > 0 && (
        <p className="hint">{text.triedCount(cases.filter((each) => each.differences.length > 0).length, cases.length)}</p>
      )}
      <ul className="fault-list">
        {cases.map((each) => (
          <CaseLine key={each.id} tried={each} />
        ))}
      </ul>
      {tried.hasNextPage && (
        <Button onClick={() => tried.fetchNextPage()} loading={tried.isFetchingNextPage}>
          {general.more}
        </Button>
      )}
    </section>
  );
}

function CaseLine({ tried: { number, version, steps, differences } }: { tried: DryRunCase }) {
  const text = useText(configureText);
  return (
    <li>
      <span className="figures">{number}</span> <span className="hint">{[text.version(version), ...steps].join(" · ")}</span>{" "}
      {differences.length === 0 && <Mark tone="green">{text.asBefore}</Mark>}
      {differences.length > 0 && <Mark tone="amber">{text.otherwise(differences.length)}</Mark>}
      {differences.length > 0 && (
        <ul className="dry-run-differences">
          {differences.map((difference) => (
            <DifferenceLine key={`${difference.kind} ${difference.name} ${difference.after}`} difference={difference} />
          ))}
        </ul>
      )}
    </li>
  );
}

function DifferenceLine({ difference: { kind, name, before, after } }: { difference: DryRunDifference }) {
  const text = useText(configureText);
  const { posts, unitNames } = useText(termsText);
  const names: Readonly<Record<string, string>> = { ...posts, ...unitNames, ...text.orgRules };
  const said = (value: string) =>
    value
      .split(" ")
      .map((word) => names[word] ?? word)
      .join(" ") || text.blank;
  const isMoved = kind === "step-elsewhere" || kind === "step-limit" || kind === "promise" || kind === "statutory";
  const part = kind === "promise" || kind === "statutory" ? text.fields[kind] : name;
  return (
    <li>
      <strong>{part}</strong> {text.dryRunKinds[kind]}
      {isMoved && ` ${said(before)} → ${said(after)}`}
      {kind === "answer-wrong" && ` ${after}`}
    </li>
  );
}
