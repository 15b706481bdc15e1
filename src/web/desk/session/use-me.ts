import { useSuspenseQuery } from "@tanstack/react-query";
import type { Permission } from "../../../modules/identity/shared.ts";
import { api } from "../server.ts";

/** Who is signed in. Only called below the gate, where the answer is there already. */
export function useMe() {
  return useSuspenseQuery(api.session.me.queryOptions(undefined, { staleTime: 60_000 })).data;
}

export type Me = ReturnType<typeof useMe>;

export function holds(me: Pick<Me, "permissions">, permission: Permission): boolean {
  return me.permissions.includes(permission);
}
