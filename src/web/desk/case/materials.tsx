import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import type { MaterialView } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { Mark } from "../parts/mark.tsx";
import { Preview } from "./preview.tsx";

export interface MaterialsProps {
  caseId: string;
  materials: readonly MaterialView[];
  wide: boolean;
  onWide: (wide: boolean) => void;
}

const route = getRouteApi("/cases/$caseId");

/** Every material with what has come of it; a file opens below its line, beside what one writes about it. */
export function Materials({ caseId, materials, wide, onWide }: MaterialsProps) {
  const text = useText(caseText);
  const { preview } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (hash: string | undefined) => {
    onWide(false);
    void navigate({
      search: ({ preview: _, ...rest }) => (hash === undefined ? rest : { ...rest, preview: hash }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <section className="block-part">
      <h3>{text.materials}</h3>
      {materials.length === 0 && <p className="hint">{text.noMaterials}</p>}
      <ul className="materials">
        {materials.map((material) => (
          <li key={material.code}>
            <MaterialLine material={material} open={preview} onOpen={show} />
            {material.files
              .filter((file) => file.hash === preview)
              .map((file) => (
                <Preview key={file.hash} caseId={caseId} file={file} wide={wide} onWide={onWide} onClose={() => show(undefined)} />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function MaterialLine({
  material,
  open,
  onOpen,
}: {
  material: MaterialView;
  open: string | undefined;
  onOpen: (hash: string | undefined) => void;
}) {
  const text = useText(caseText);
  return (
    <>
      <p className="material-name">
        {material.name} <MaterialMarks material={material} />
      </p>
      {material.lack !== null && <p className="material-lack">{text.lack(material.lack)}</p>}
      {material.later !== null && <p className="material-lack">{text.laterBy(material.later)}</p>}
      {material.files.map((file) => (
        <Button
          key={file.hash}
          type="link"
          size="small"
          className="material-file"
          aria-expanded={open === file.hash}
          onClick={() => onOpen(open === file.hash ? undefined : file.hash)}
        >
          {open === file.hash ? text.closeView : text.view} {file.name}
        </Button>
      ))}
    </>
  );
}

export function MaterialMarks({ material }: { material: MaterialView }) {
  const text = useText(caseText);
  const needs = { required: text.required, optional: text.optional, later: text.laterKind }[material.necessity];
  const given = material.paper || material.files.length > 0;
  return (
    <>
      <span className="hint">{needs}</span> {material.paper && <Mark>{text.paper}</Mark>}
      {material.checked && <Mark tone="green">{text.checked}</Mark>}
      {!given && material.necessity === "required" && <Mark tone="amber">{text.missing}</Mark>}
    </>
  );
}
