import { Alert, Button, Select } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../../language.tsx";
import { counterText } from "../../messages/counter.ts";
import { keepCrop, readCrop } from "./crop-kept.ts";
import { CropSliders } from "./crop-sliders.tsx";
import { pageFrom } from "./page-image.ts";
import { type PageImage, pagesToPdf } from "./pages-pdf.ts";
import { type Camera, useCamera } from "./use-camera.ts";

/** More belongs into a scanner with a feeder. */
const MOST_PAGES = 20;

export interface CapturePanelProps {
  material: { name: string; accept: readonly string[] };
  onFiles: (files: File[]) => void;
  onClose: () => void;
}

/** 拍照、高拍: pages are photographed one after the other, cut at the same edges, and handed over as one PDF. */
export function CapturePanel({ material, onFiles, onClose }: CapturePanelProps) {
  const text = useText(counterText);
  const camera = useCamera();
  const [crop, setCrop] = useState(readCrop);
  const [pages, setPages] = useState<PageImage[]>([]);
  const full = pages.length >= MOST_PAGES;
  const add = (page: PageImage | null) => page && setPages((before) => [...before, page].slice(0, MOST_PAGES));
  const shoot = async () => camera.video.current && add(await pageFrom(camera.video.current, crop));
  const take = async (photos: readonly File[]) => {
    for (const photo of photos) {
      const picture = await createImageBitmap(photo).catch(() => null);
      if (picture) add(await pageFrom(picture, crop));
    }
  };
  const done = () => {
    onFiles(filesOf(pages, material, text));
    onClose();
  };
  return (
    <section className="capture" aria-label={text.captureOf(material.name)}>
      <Picture camera={camera} crop={crop} />
      <CropSliders
        crop={crop}
        onCrop={(changed) => {
          keepCrop(changed);
          setCrop(changed);
        }}
      />
      <div className="taken">
        {camera.state === "on" && (
          <Button autoFocus type="primary" disabled={full} onClick={() => void shoot()}>
            {text.shoot}
          </Button>
        )}
        <label className="upload">
          {text.photo}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            multiple
            disabled={full}
            onChange={(event) => {
              void take([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
        </label>
        <Button disabled={pages.length === 0} onClick={done}>
          {text.usePages(pages.length)}
        </Button>
        <Button onClick={onClose}>{text.closeCapture}</Button>
      </div>
      {full && <p className="hint">{text.pagesFull(MOST_PAGES)}</p>}
      <Pages pages={pages} onRemove={(index) => setPages(pages.filter((_, other) => other !== index))} />
    </section>
  );
}

function Picture({ camera, crop }: { camera: Camera; crop: { top: number; right: number; bottom: number; left: number } }) {
  const text = useText(counterText);
  return (
    <>
      {camera.state === "absent" && <Alert type="info" showIcon title={text.noCamera} />}
      {camera.devices.length > 1 && (
        <Select
          aria-label={text.camera}
          value={camera.devices.some(({ id }) => id === camera.device) ? camera.device : (camera.devices[0]?.id ?? "")}
          options={camera.devices.map(({ id, label }) => ({ value: id, label }))}
          onChange={camera.choose}
        />
      )}
      <div className="capture-picture" hidden={camera.state === "absent"}>
        <video ref={camera.video} autoPlay muted playsInline aria-label={text.picture} />
        <span className="crop-frame" style={{ inset: `${crop.top}% ${crop.right}% ${crop.bottom}% ${crop.left}%` }} />
      </div>
    </>
  );
}

function Pages({ pages, onRemove }: { pages: readonly PageImage[]; onRemove: (index: number) => void }) {
  const text = useText(counterText);
  return (
    <ol className="capture-pages">
      {pages.map((page, index) => (
        // Pages have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={index}>
          <PageThumb page={page} label={text.page(index + 1)} />
          <Button type="link" size="small" aria-label={text.removePage(index + 1)} onClick={() => onRemove(index)}>
            {text.remove}
          </Button>
        </li>
      ))}
    </ol>
  );
}

function PageThumb({ page, label }: { page: PageImage; label: string }) {
  const [url, setUrl] = useState("");
  useEffect(() => {
    const made = URL.createObjectURL(jpegOf(page));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [page]);
  return url === "" ? null : <img src={url} alt={label} />;
}

/** One PDF where the material takes one; else a picture a page. */
function filesOf(
  pages: readonly PageImage[],
  { name, accept }: CapturePanelProps["material"],
  text: ReturnType<typeof counterText>,
): File[] {
  if (accept.includes("pdf")) return [new File([pagesToPdf(pages) as BlobPart], `${name}.pdf`, { type: "application/pdf" })];
  return pages.map((page, index) => new File([jpegOf(page)], `${name} ${text.page(index + 1)}.jpg`, { type: "image/jpeg" }));
}

function jpegOf(page: PageImage): Blob {
  return new Blob([page.jpeg as BlobPart], { type: "image/jpeg" });
}
