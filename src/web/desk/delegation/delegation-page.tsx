import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useText } from "../language.tsx";
import { delegationText } from "../messages/delegation.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { type Answers, api } from "../server.ts";
import { useMe } from "../session/use-me.ts";
import { DelegationForm } from "./delegation-form.tsx";

type Delegation = Answers["identity"]["delegations"][number];

/** 离岗委托: who stands in for whom, now and to come, and naming somebody. */
export function DelegationPage() {
  const text = useText(delegationText);
  const list = useQuery(api.identity.delegations.queryOptions());
  return (
    <>
      <PageHead title={text.title} hint={text.intro} />
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => list.refetch()} />}
      {list.isSuccess && list.data.length === 0 && <Nothing title={text.none} hint={text.noneHint} />}
      {list.isSuccess && list.data.length > 0 && (
        <ul className="notices">
          {list.data.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </ul>
      )}
      <DelegationForm />
    </>
  );
}

function Line({ row }: { row: Delegation }) {
  const text = useText(delegationText);
  const words = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const [fault, setFault] = useState<string | null>(null);
  const end = useMutation(
    api.identity.endDelegation.mutationOptions({
      onSuccess: (outcome) => {
        setFault(outcome.ok ? null : outcome.code);
        void queries.invalidateQueries();
      },
    }),
  );
  const name = (id: string, given: string) => (id === me.id ? text.me : given);
  return (
    <li className="notice">
      <p>{text.line(name(row.person, row.name), name(row.deputy, row.deputyName))}</p>
      <p className="hint">
        <span className="figures">{text.days(row.from, row.until)}</span>
        {row.reason !== "" && <span>{row.reason}</span>}
        <Button type="link" size="small" loading={end.isPending} onClick={() => end.mutate({ id: row.id })}>
          {text.end}
        </Button>
      </p>
      {fault !== null && <p role="alert">{words(fault)}</p>}
    </li>
  );
}
