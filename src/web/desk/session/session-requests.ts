import { OWN_HEADER } from "../server.ts";

export type SignInAnswer = { ok: true; personId: string; mustChangePassword: boolean } | { ok: false; code: string; until?: string };
export type PasswordAnswer = { ok: true } | { ok: false; code: string };

export interface DemoAccount {
  username: string;
  password: string;
  name: string;
  org: string;
  post: string;
}

async function post<T>(path: string, body: unknown): Promise<T | { ok: false; code: string }> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", ...OWN_HEADER },
      body: JSON.stringify(body),
    });
    const told: unknown = await answer.json();
    if (typeof told === "object" && told !== null && "ok" in told) return told as T;
    return { ok: false, code: answer.status === 429 ? "desk/too-many" : "desk/fault" };
  } catch {
    return { ok: false, code: "desk/unreachable" };
  }
}

export function signIn(input: { username: string; password: string }): Promise<SignInAnswer> {
  return post<SignInAnswer>("/desk/session", input);
}

export function changePassword(input: { current: string; next: string }): Promise<PasswordAnswer> {
  return post<PasswordAnswer>("/desk/session/password", input);
}

export async function signOut(): Promise<void> {
  await post<PasswordAnswer>("/desk/session/end", {});
}

/** The people of the demo county with their passwords; an empty list anywhere else. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const answer = await fetch("/desk/session/demo-accounts", { credentials: "same-origin" });
  return answer.ok ? ((await answer.json()) as DemoAccount[]) : [];
}
