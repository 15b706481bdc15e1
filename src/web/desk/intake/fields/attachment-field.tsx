import { useText } from "../../language.tsx";
import { intakeText } from "../../messages/intake.ts";
import { FileTaker } from "../../uploads/file-taker.tsx";
import type { AttachedFile } from "../form-answers.ts";
import { GroupFrame } from "./field-frame.tsx";
import type { FormFieldProps } from "./form-setting.ts";
import { useFrame } from "./use-frame.ts";

/** Files for a question of the form: from disk, scanner or camera, like the papers. */
export function AttachmentField({ view, setting }: FormFieldProps) {
  const text = useText(intakeText);
  const frame = useFrame({ view, setting });
  const files = view.rows.map((row) => {
    const said = (id: string) => row.find((part) => part.field.id === id)?.texts[0] ?? "";
    return { key: said("file"), name: said("name") };
  });
  return (
    <GroupFrame {...frame}>
      {setting.item === null || view.readOnly ? (
        <>
          {files.map((file) => (
            <span key={file.key} className="uploaded">
              {file.name}
            </span>
          ))}
          {setting.item === null && <p className="hint">{text.sendingFile.notHere}</p>}
        </>
      ) : (
        <div className="taken">
          <FileTaker<AttachedFile>
            name={frame.label}
            what={{ item: setting.item, field: view.path }}
            accept={view.field.accept ?? []}
            files={files}
            full={!view.mayAdd}
            onArrived={(file) => setting.addFile(view.name, file)}
            onRemove={(file) => setting.removeFile(view.name, file)}
          />
        </div>
      )}
    </GroupFrame>
  );
}
