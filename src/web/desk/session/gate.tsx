import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { Failed, Loading } from "../parts/states.tsx";
import { api, codeOf, queries } from "../server.ts";
import { ChangePassword } from "./change-password.tsx";
import { endOfSession } from "./end-of-session.ts";
import { SignInAgain } from "./sign-in-again.tsx";
import { SignInPage } from "./sign-in-page.tsx";

/** Nobody passes unsigned, nor with a first password that must be changed. The address stays, so signing in leads to the page asked for. */
export function Gate({ children }: { children: ReactNode }) {
  const me = useQuery(api.session.me.queryOptions(undefined, { staleTime: 60_000, retry: false }));
  const isIn = me.isSuccess;
  useEffect(() => endOfSession.watch(isIn), [isIn]);
  const enter = () => queries.resetQueries();

  if (me.isPending) return <Loading />;
  if (me.isError) {
    if (codeOf(me.error) === "desk/not-signed-in") return <SignInPage onDone={enter} />;
    return <Failed error={me.error} again={() => me.refetch()} />;
  }
  if (me.data.mustChangePassword) return <ChangePassword onDone={enter} />;
  return (
    <>
      {children}
      <SignInAgain />
    </>
  );
}
