/** @jsxImportSource #html */
import type { ItemMaterial } from "../../../modules/catalogue/shared.ts";
import { MAX_FILE_BYTES } from "../../../platform/files/index.ts";
import { Button } from "../../ui/buttons.tsx";
import { fieldId, type Leftover } from "../../ui/fields/field-setting.ts";
import { LeftoverUploads } from "../../ui/fields/leftover-uploads.tsx";
import { sizeText } from "../../ui/size-text.ts";
import { Tag } from "../../ui/tag.tsx";
import type { Earlier } from "./earlier-papers.ts";
import { EarlierSection } from "./earlier-section.tsx";
import { askedOf, type Given } from "./journey.ts";
import { SetAside } from "./set-aside.tsx";
import { StepFrame, type StepProps } from "./step-frame.tsx";

/** What the file store takes. */
const MEGABYTES = MAX_FILE_BYTES / 2 ** 20;

/** Upload of the materials, each by itself; what has no electronic form may come on paper. */
export function MaterialsPage({
  given,
  messages,
  leftovers,
  earlier,
  ...props
}: StepProps & {
  given: Given;
  messages: ReadonlyMap<string, string | undefined>;
  leftovers: readonly Leftover[];
  earlier: Earlier;
}) {
  const { context, item } = props;
  const words = context.text.cases.apply;
  return (
    <StepFrame {...props} lead={words.materialsLead}>
      <SetAside context={context} item={item} given={given} />
      <EarlierSection earlier={earlier} context={context} item={item} errors={props.errors} />
      {askedOf(item.package, given).map((material) => (
        <MaterialUpload
          key={material.code}
          material={material}
          given={given}
          leftovers={leftovers}
          message={messages.get(material.code)}
          context={context}
        />
      ))}
      <Button weight="second" name="_act" value="upload">
        {words.upload}
      </Button>
    </StepFrame>
  );
}

function MaterialUpload({
  material,
  given,
  leftovers,
  message,
  context,
}: {
  material: ItemMaterial;
  given: Given;
  leftovers: readonly Leftover[];
  message: string | undefined;
  context: StepProps["context"];
}) {
  const words = context.text.cases.apply;
  const guide = context.text.services.guide;
  const id = fieldId(`material.${material.code}`);
  const files = given.files.filter((file) => file.material === material.code);
  return (
    <section className={message ? "material field-wrong" : "material"} aria-labelledby={`${id}-name`} id={`${id}-part`}>
      <h2 id={`${id}-name`}>
        {material.name} <Tag colour={material.necessity === "required" ? "blue" : "plain"}>{guide.necessities[material.necessity]}</Tag>
      </h2>
      {material.standard && <p className="hint">{material.standard}</p>}
      {message && (
        <p className="error" id={`${id}-error`}>
          {message}
        </p>
      )}
      {files.length > 0 && (
        <ul className="files">
          {files.map((file) => (
            <li key={file.hash}>
              {file.name} <span className="quiet small">{file.reuse ? context.text.cases.earlier.chosen : sizeText(file.size)}</span>{" "}
              <Button weight="link" name="_drop" value={`${material.code} ${file.hash}`} label={words.removeFileName(file.name)}>
                {words.removeFile}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <LeftoverUploads field={`material.${material.code}`} leftovers={leftovers} texts={context.text.fields} />
      <label className="hint" htmlFor={id}>
        {words.chooseFile(material.name)}
        <br />
        {words.fileLimit(material.accept.join(context.text.shell.common.and), MEGABYTES)}
      </label>
      <input
        type="file"
        className="file-input"
        id={id}
        name={`material.${material.code}`}
        multiple
        accept={material.accept.map((ending) => `.${ending}`).join(",") || undefined}
        aria-describedby={message ? `${id}-error` : undefined}
        data-upload={`${id}-part`}
        data-most={MAX_FILE_BYTES}
      />
      {files.length === 0 && material.necessity === "required" && (
        <div className="tick">
          <input
            type="checkbox"
            id={`${id}-paper`}
            name="_paper"
            value={material.code}
            defaultChecked={given.papers.includes(material.code)}
          />
          <label htmlFor={`${id}-paper`}>{words.paperLater}</label>
        </div>
      )}
    </section>
  );
}
