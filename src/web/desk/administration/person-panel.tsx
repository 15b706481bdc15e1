import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useState } from "react";
import { dayOf, minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { termsText } from "../messages/terms.ts";
import { Confirmed } from "../parts/confirmed.tsx";
import { Facts } from "../parts/facts.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { useWords } from "../parts/words.tsx";
import { type Answers, api } from "../server.ts";
import { holds, useMe } from "../session/use-me.ts";
import { AccountActs } from "./account-acts.tsx";
import { GivePost } from "./give-post.tsx";
import { OneTimePassword } from "./one-time-password.tsx";
import { PersonStatus } from "./person-status.tsx";
import { useAdminister } from "./use-administer.ts";

export type Person = NonNullable<Answers["identity"]["person"]>;

/** One person: who they are, which posts they hold and held, and what an administrator can do about it. */
export function PersonPanel({ person: id }: { person: string }) {
  const text = useText(administrationText);
  const found = useQuery(api.identity.person.queryOptions({ id }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (found.data === null) return <Nothing title={text.gone} />;
  return <PersonFacts person={found.data} />;
}

function PersonFacts({ person }: { person: Person }) {
  const text = useText(administrationText);
  const words = useWords();
  const me = useMe();
  const { administer, fault, busy } = useAdminister();
  const [password, setPassword] = useState<string | null>(null);
  return (
    <>
      {fault !== null && <Alert className="form-alert" type="error" showIcon role="alert" title={words(fault)} />}
      {password !== null && <OneTimePassword title={text.done} password={password} onNoted={() => setPassword(null)} />}
      <Facts
        rows={[
          [text.name, person.name],
          [text.staffNumber, person.staffNumber],
          [text.username, person.username],
          [text.status, <PersonStatus key="status" person={person} />],
          ["", person.mustChangePassword ? text.mustChange : null],
          [text.lastSignIn, person.lastSignInAt === null ? text.never : minuteOf(person.lastSignInAt)],
          [text.createdAt, dayOf(person.createdAt)],
        ]}
      />
      <Holdings
        person={person}
        busy={busy}
        onTake={(held) => administer("endHolding", { id: person.id, org: held.org, post: held.post })}
      />
      {mayChange(me, person) && <GivePost person={person.id} administer={administer} busy={busy} />}
      <AccountActs person={person} administer={administer} busy={busy} onPassword={setPassword} />
    </>
  );
}

/** Nobody gives posts to themselves, or takes their own. */
const mayChange = (me: ReturnType<typeof useMe>, person: Person) => holds(me, "identity.holdings") && me.id !== person.id;

function Holdings({ person, busy, onTake }: { person: Person; busy: boolean; onTake: (held: Person["holdings"][number]) => void }) {
  const text = useText(administrationText);
  const terms = useText(termsText);
  const me = useMe();
  return (
    <>
      <h2 className="part-title">{text.holdings}</h2>
      {person.holdings.length === 0 && <p className="hint">{text.noHoldings}</p>}
      <ul className="holdings">
        {person.holdings.map((held) => (
          <li key={held.id}>
            <span>
              <strong>{terms.posts[held.post]}</strong> {[held.orgName, held.section].filter(Boolean).join(" · ")}
              <span className="hint block">{text.since(dayOf(held.from))}</span>
            </span>
            {mayChange(me, person) && (
              <Confirmed
                ask={text.takeAsk(terms.posts[held.post])}
                hint={text.takeHint}
                verb={text.take}
                busy={busy}
                onConfirm={() => onTake(held)}
              />
            )}
          </li>
        ))}
      </ul>
      {person.pastHoldings.length > 0 && (
        <>
          <h2 className="part-title">{text.past}</h2>
          <ul className="holdings">
            {person.pastHoldings.map((held) => (
              <li key={held.id} className="hint">
                {terms.posts[held.post]} {held.orgName} {text.term(dayOf(held.from), dayOf(held.until))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
