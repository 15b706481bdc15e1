import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "../language.tsx";
import { codeText } from "../messages/codes.ts";
import { api } from "../server.ts";
import { endOfSession } from "../session/end-of-session.ts";

/**
 * Words for codes of the server. The desk has its own for what can go wrong before and beside the modules; those of the modules come from
 * their own catalogues, once for each language, so that a refusal reads the same at every door.
 */
export function useWords(): (code: string) => string {
  const { lang } = useLanguage();
  const own = codeText(lang);
  const { data } = useQuery(
    api.session.words.queryOptions({ lang }, { enabled: endOfSession.isWatching(), staleTime: Number.POSITIVE_INFINITY, retry: false }),
  );
  return (code) => data?.[code] ?? own(code);
}
