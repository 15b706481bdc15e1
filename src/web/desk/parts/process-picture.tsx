import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { drawingMessages } from "../../ui/drawing-messages.ts";
import { ProcessDrawing, type ProcessDrawingProps } from "../../ui/process-drawing.tsx";
import { useText } from "../language.tsx";
import { api } from "../server.ts";

/** A process as the public sees it, drawn by the same code. Processes may name departments without the county in front. */
export function ProcessPicture({ name, drawing, position, marks, id }: Omit<ProcessDrawingProps, "texts" | "orgName">) {
  const texts = useText(drawingMessages);
  const orgs = useQuery(api.identity.organisations.queryOptions(undefined, { staleTime: 300_000 }));
  const drawn = useMemo(() => {
    const orgName = (code: string) => orgs.data?.find((org) => org.code === code || org.code.endsWith(code))?.shortName;
    return {
      __html: ProcessDrawing({
        name,
        drawing,
        ...(position ? { position } : {}),
        ...(marks ? { marks } : {}),
        ...(id ? { id } : {}),
        texts,
        orgName,
      }).toString(),
    };
  }, [name, drawing, position, marks, id, texts, orgs.data]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by JSX that escapes every text
  return <div dangerouslySetInnerHTML={drawn} />;
}
