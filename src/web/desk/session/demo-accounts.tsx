import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../language.tsx";
import { sessionText } from "../messages/session.ts";
import { termsText } from "../messages/terms.ts";
import { type DemoAccount, demoAccounts, signIn } from "./session-requests.ts";

/** One line a post, to walk in as. The server lists none outside the demo county. */
export function DemoAccounts({ onDone }: { onDone: () => void }) {
  const text = useText(sessionText);
  const { data: accounts = [] } = useQuery({ queryKey: ["demo-accounts"], queryFn: demoAccounts, staleTime: Number.POSITIVE_INFINITY });
  const [busy, setBusy] = useState(false);
  if (accounts.length === 0) return null;

  const enter = async ({ username, password }: DemoAccount) => {
    setBusy(true);
    const answer = await signIn({ username, password });
    setBusy(false);
    if (answer.ok) onDone();
  };

  return (
    <section className="sign-in-card demo" aria-label={text.demoTitle}>
      <h2>{text.demoTitle}</h2>
      <p className="hint">{text.demoWhy}</p>
      {accounts[0] && <p className="hint">{text.demoPassword(accounts[0].password)}</p>}
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" className="demo-account" disabled={busy} onClick={() => enter(account)}>
              <DemoLine account={account} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DemoLine({ account }: { account: DemoAccount }) {
  const terms = useText(termsText);
  const post = (terms.posts as Readonly<Record<string, string>>)[account.post] ?? account.post;
  return (
    <>
      <strong>{post}</strong>
      <span>{account.org}</span>
      <span className="hint">
        {account.name} · {account.username}
      </span>
    </>
  );
}
