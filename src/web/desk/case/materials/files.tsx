import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { FileView } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { caseText } from "../../messages/case.ts";
import { Preview } from "./preview/preview.tsx";

/** How files open on a case page. */
export interface FilesSetting {
  caseId: string;
  mayRemark: boolean;
  wide: boolean;
  onWide: (wide: boolean) => void;
}

const route = getRouteApi("/cases/$caseId");

/**
 * Files by name; the one that is open stands below them, beside what one writes about it. Which one, and at which place (the same file may serve
 * two materials), is part of the address.
 */
export function Files({ setting, place, files }: { setting: FilesSetting; place: string; files: readonly FileView[] }) {
  const text = useText(caseText);
  const { preview } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (hash: string | undefined) => {
    setting.onWide(false);
    void navigate({
      search: ({ preview: _, ...rest }) => (hash === undefined ? rest : { ...rest, preview: `${place} ${hash}` }),
      replace: true,
      resetScroll: false,
    });
  };
  const open = files.find((file) => `${place} ${file.hash}` === preview);
  return (
    <>
      {files.map((file) => (
        <Button
          key={file.hash}
          type="link"
          size="small"
          className="material-file"
          aria-expanded={file === open}
          onClick={() => show(file === open ? undefined : file.hash)}
        >
          {file === open ? text.closeView : text.view} {file.name}
        </Button>
      ))}
      {open && <Preview key={open.hash} {...setting} file={open} onClose={() => show(undefined)} />}
    </>
  );
}
