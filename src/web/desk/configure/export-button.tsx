import { Button } from "antd";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { api, queries } from "../server.ts";
import { saveFile } from "./save-file.ts";

/** Hands one state of an item out as a signed file. */
export function ExportButton({ code, state }: { code: string; state: string }) {
  const text = useText(configureText);
  const hand = async () => {
    const file = await queries.fetchQuery(api.designs.export.queryOptions({ code, state }, { staleTime: 0 }));
    if (file) saveFile(file.name, "application/json", file.text);
  };
  return (
    <Button size="small" onClick={hand}>
      {text.export}
    </Button>
  );
}
