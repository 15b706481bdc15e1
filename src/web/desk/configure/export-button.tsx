import { Button } from "antd";
import { useText } from "../language.tsx";
import { configureText } from "../messages/configure.ts";
import { api, queries } from "../server.ts";

/** Hands one state of an item out as a signed file. */
export function ExportButton({ code, state }: { code: string; state: string }) {
  const text = useText(configureText);
  const hand = async () => {
    const file = await queries.fetchQuery(api.designs.export.queryOptions({ code, state }, { staleTime: 0 }));
    if (file === null) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file.text], { type: "application/json" }));
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button size="small" onClick={hand}>
      {text.export}
    </Button>
  );
}
