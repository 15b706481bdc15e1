import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useRef } from "react";
import { type FormDefinition, textIn, toJsonSchema } from "../../../../core/forms/index.ts";
import { useLanguage, useText } from "../../language.tsx";
import { formdesignText } from "../../messages/formdesign.ts";
import { saveFile } from "../save-file.ts";
import { readFormFile } from "./read-form-file.ts";

const MOST_BYTES = 1024 * 1024;

/** The form as a JSON Schema file, out and in. What comes in is judged like everything else, and can be undone. */
export function Transfer({
  form,
  readOnly,
  onImport,
}: {
  form: FormDefinition;
  readOnly: boolean;
  onImport: (form: FormDefinition) => void;
}) {
  const { transfer: text } = useText(formdesignText);
  const { lang } = useLanguage();
  const { modal, message } = App.useApp();
  const file = useRef<HTMLInputElement>(null);

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read =
      chosen.size > MOST_BYTES ? ({ ok: false, messages: [text.tooBig] } as const) : readFormFile(await chosen.text(), form, lang);
    if (!read.ok) {
      const messages = read.messages === "not-json" ? [text.notJson] : read.messages;
      modal.error({ title: text.refused, content: messages.map((each) => <p key={each}>{each}</p>) });
      return;
    }
    modal.confirm({
      title: text.importAsk(textIn(read.form.title, lang)),
      content: text.importHint,
      okText: text.replace,
      onOk: () => {
        onImport(read.form);
        message.success(text.done);
      },
    });
  };

  return (
    <>
      {!readOnly && (
        <>
          <input
            ref={file}
            type="file"
            accept=".json,application/json,application/schema+json"
            hidden
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <Button size="small" icon={<UploadOutlined />} onClick={() => file.current?.click()}>
            {text.import}
          </Button>
        </>
      )}
      <Button
        size="small"
        icon={<DownloadOutlined />}
        title={text.exportHint}
        onClick={() => saveFile(`${form.id}.schema.json`, "application/schema+json", JSON.stringify(toJsonSchema(form), null, 2))}
      >
        {text.export}
      </Button>
    </>
  );
}
