import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Template } from "../../../modules/documents/shared.ts";
import type { Entered } from "../parts/ask-form.tsx";
import { type Answers, api } from "../server.ts";

type Tried = Answers["documents"]["tryTemplate"];
/** Typing isn't answered letter by letter. */
const PAUSE = 300;
const NOTHING: Entered = {};

export interface Trying {
  tried: Tried | null;
  caseNumber: string;
  lookWith: (caseNumber: string) => void;
  /** Answers typed for this look; they aren't kept with the template. */
  typed: Entered;
  answer: (typed: Entered) => void;
}

/** A template as it is being written, tried with a case and with answers to its questions. */
export function useTrying(template: Template): Trying {
  const [caseNumber, lookWith] = useState("");
  const [typed, answer] = useState<Entered>(NOTHING);
  const [tried, setTried] = useState<Tried | null>(null);
  const { mutate } = useMutation(api.documents.tryTemplate.mutationOptions({ onSuccess: setTried }));
  useEffect(() => {
    const timer = setTimeout(() => mutate({ template, caseNumber, entered: typed }), PAUSE);
    return () => clearTimeout(timer);
  }, [template, caseNumber, typed, mutate]);
  return { tried, caseNumber, lookWith, typed, answer };
}
