/** Somebody at the desk without its pages: calls what the pages call. For load, not for looks. */
import { DEMO_PASSWORD } from "../people/staff.ts";

export interface DeskCaller {
  ask(procedure: string, input: unknown): Promise<unknown>;
  tell(procedure: string, input: unknown): Promise<unknown>;
}

const OWN_HEADER = { "x-mingtang-desk": "1", "content-type": "application/json" };

/** Signs in. Throws when nothing answers, and whatever isn't an answer of the procedure. */
export async function deskCaller(url: string, username: string): Promise<DeskCaller> {
  const credentials = { method: "POST", headers: OWN_HEADER, body: JSON.stringify({ username, password: DEMO_PASSWORD }) };
  const signedIn = await fetch(`${url}/desk/session`, credentials);
  if (!((await signedIn.json()) as { ok: boolean }).ok) throw new Error(`${username} can't sign in`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const headers = { ...OWN_HEADER, cookie };
  return {
    ask: async (procedure, input) =>
      answerOf(await fetch(`${url}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers })),
    tell: async (procedure, input) =>
      answerOf(await fetch(`${url}/trpc/${procedure}`, { method: "POST", headers, body: JSON.stringify(input) })),
  };
}

async function answerOf(response: Response): Promise<unknown> {
  const told = (await response.json()) as { result?: { data: unknown }; error?: { message: string } };
  if (!response.ok || !told.result) throw new Error(`${response.status}: ${told.error?.message}`);
  return told.result.data;
}
