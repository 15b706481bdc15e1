import { useMutation } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { api, codeOf, queries } from "../server.ts";

interface OrgInput {
  code: string;
  name: string;
  shortName: string;
  address: string | null;
  phone: string | null;
  sectors: string[];
}

interface Inputs {
  addOrganisation: OrgInput & { kind: string; parent: string | null };
  renameOrganisation: OrgInput;
  closeOrganisation: { code: string };
  setActive: { id: string; active: boolean; reason?: string };
  resetPassword: { id: string };
  unlock: { id: string };
  giveHolding: { id: string; org: string; post: string; section: string | null };
  endHolding: { id: string; org: string; post: string };
}

export type Administer = <A extends keyof Inputs>(act: A, input: Inputs[A]) => Promise<Administered>;

export interface Administered {
  ok: boolean;
  password?: string;
  fields?: { path: string; code: string }[];
}

/** Does one administrative act, says that it is done or why not, and asks for people anew. */
export function useAdminister(): { administer: Administer; fault: string | null; busy: boolean } {
  const text = useText(administrationText);
  const { message } = App.useApp();
  const [fault, setFault] = useState<string | null>(null);
  const mutations = {
    addOrganisation: useMutation(api.identity.addOrganisation.mutationOptions()),
    renameOrganisation: useMutation(api.identity.renameOrganisation.mutationOptions()),
    closeOrganisation: useMutation(api.identity.closeOrganisation.mutationOptions()),
    setActive: useMutation(api.identity.setActive.mutationOptions()),
    resetPassword: useMutation(api.identity.resetPassword.mutationOptions()),
    unlock: useMutation(api.identity.unlock.mutationOptions()),
    giveHolding: useMutation(api.identity.giveHolding.mutationOptions()),
    endHolding: useMutation(api.identity.endHolding.mutationOptions()),
  };

  const administer: Administer = async (act, input) => {
    setFault(null);
    // Each mutation takes exactly the input its name has in the table above.
    const mutate = mutations[act].mutateAsync as (
      input: unknown,
    ) => Promise<(Administered & { ok: true }) | (Administered & { ok: false; code: string })>;
    try {
      const answer = await mutate(input);
      await queries.invalidateQueries({ queryKey: api.identity.pathKey() });
      if (answer.ok) void message.success(text.done);
      else setFault(answer.code);
      return answer;
    } catch (error) {
      setFault(codeOf(error));
      return { ok: false };
    }
  };
  return { administer, fault, busy: Object.values(mutations).some(({ isPending }) => isPending) };
}
