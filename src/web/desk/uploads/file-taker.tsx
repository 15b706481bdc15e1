import { Button } from "antd";
import { useState } from "react";
import { sizeText } from "../../ui/size-text.ts";
import { CapturePanel } from "../intake/capture/capture-panel.tsx";
import { useText } from "../language.tsx";
import { counterText } from "../messages/counter.ts";
import { intakeText } from "../messages/intake.ts";
import { useWords } from "../parts/words.tsx";
import type { UploadFor } from "./hand-in.ts";
import { type Sending, type Uploads, useUploads } from "./use-uploads.ts";

export interface FileTakerProps<T> {
  /** What the files are called: the material, or the question. */
  name: string;
  what: UploadFor;
  accept: readonly string[];
  files: readonly { key: string; name: string }[];
  onArrived: (file: T) => void;
  onRemove: (key: string) => void;
  /** No more are taken. */
  full?: boolean;
}

/** Files from disk, scanner or camera, with how far each is on its way, and those that are there. */
export function FileTaker<T>({ name, what, accept, files, onArrived, onRemove, full = false }: FileTakerProps<T>) {
  const text = useText(intakeText);
  const counter = useText(counterText);
  const [capturing, setCapturing] = useState(false);
  const uploads = useUploads<T>({ what, accept, onArrived });
  return (
    <>
      {!full && (
        <label className="upload">
          {text.upload}
          <span className="sr-only"> {name}</span>
          <input
            type="file"
            multiple
            accept={accept.map((ending) => `.${ending}`).join(",")}
            onChange={(event) => {
              uploads.send([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
      )}
      {!full && takesPictures(accept) && !capturing && (
        <Button size="small" onClick={() => setCapturing(true)}>
          {counter.capture}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
      {capturing && <CapturePanel material={{ name, accept }} onFiles={uploads.send} onClose={() => setCapturing(false)} />}
      {uploads.sendings.length > 0 && (
        <ul className="sendings">
          {uploads.sendings.map((sending) => (
            <SendingRow key={sending.key} sending={sending} uploads={uploads} />
          ))}
        </ul>
      )}
      {files.map((file) => (
        <span key={file.key} className="uploaded">
          {file.name}
          <Button type="link" size="small" aria-label={text.removeFile(file.name)} onClick={() => onRemove(file.key)}>
            {text.remove}
          </Button>
        </span>
      ))}
    </>
  );
}

function SendingRow({ sending, uploads }: { sending: Sending; uploads: Uploads }) {
  const text = useText(intakeText).sendingFile;
  const words = useWords();
  const { key, name, size, sent, state, code } = sending;
  if (state === "refused") {
    return (
      <li>
        <p className="field-fault" role="alert">
          {name}: {words(code)}
        </p>
        <Button type="link" size="small" aria-label={text.dismiss(name)} onClick={() => uploads.drop(key)}>
          ×
        </Button>
      </li>
    );
  }
  const far = [sizeText(sent), sizeText(size)] as const;
  return (
    <li>
      <p>
        {name} <span className="hint">{state === "waiting" ? text.waits : state === "going" ? text.going(...far) : ""}</span>
      </p>
      <progress max={size} value={sent} aria-label={name} />
      <p className="hint" role="status">
        {state === "broken" && text.broken(...far)}
      </p>
      {state === "broken" && (
        <Button type="link" size="small" onClick={() => uploads.again(key)}>
          {text.again}
        </Button>
      )}
      <Button type="link" size="small" onClick={() => uploads.drop(key)}>
        {text.cancel(name)}
      </Button>
    </li>
  );
}

/** Photographed pages come as one PDF or as JPEG. */
function takesPictures(accept: readonly string[]): boolean {
  return accept.length === 0 || ["pdf", "jpg", "jpeg"].some((ending) => accept.includes(ending));
}
