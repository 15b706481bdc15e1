import { Radio } from "antd";
import type { ItemMaterial } from "../../../../modules/catalogue/shared.ts";
import { SANDBOX_GIVEN, type SandboxGiven } from "../../../../modules/designs/shared.ts";
import { useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";

export interface SandboxMaterialsProps {
  materials: readonly ItemMaterial[];
  online: boolean;
  given: Readonly<Record<string, SandboxGiven>>;
  onChange: (given: Record<string, SandboxGiven>) => void;
}

/** How each material comes with the invented application: as a sample file, on paper, or not at all, so that 补正 can be played. */
export function SandboxMaterials({ materials, online, given, onChange }: SandboxMaterialsProps) {
  const text = useText(configureText);
  if (materials.length === 0) return null;
  return (
    <section className="panel" aria-label={text.sandboxMaterials}>
      <h2>{text.sandboxMaterials}</h2>
      <p className="hint">{text.sandboxMaterialsHint}</p>
      <ul className="sandbox-materials">
        {materials.map(({ code, name }) => (
          <li key={code}>
            <span>{name}</span>
            <Radio.Group
              size="small"
              optionType="button"
              aria-label={name}
              value={given[code] ?? (online ? "file" : "paper")}
              options={SANDBOX_GIVEN.map((how) => ({ value: how, label: text.given[how] }))}
              onChange={(event) => onChange({ ...given, [code]: event.target.value })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
