/** One page: a JPEG as it is, with its size in pixels. */
export interface PageImage {
  jpeg: Uint8Array;
  width: number;
  height: number;
}

/** A4 in points. */
const SHORT = 595;
const LONG = 842;
const MARGIN = 18;

/**
 * Photographed pages as one PDF (1.4): each on an A4 sheet that stands or lies as the picture does, the JPEGs put in as they are. Made in the
 * browser, so that what leaves the counter is one file a material and no picture is written to the clerk's disk.
 */
export function pagesToPdf(pages: readonly PageImage[]): Uint8Array {
  const writer = pdfWriter();
  const pageObject = (index: number) => 3 + index * 3;
  writer.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  const kids = pages.map((_, index) => `${pageObject(index)} 0 R`).join(" ");
  writer.object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const [index, page] of pages.entries()) {
    const id = pageObject(index);
    const { sheet, drawn } = placed(page);
    writer.object(
      id,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${sheet.width} ${sheet.height}] /Resources << /XObject << /P ${id + 2} 0 R >> >> /Contents ${id + 1} 0 R >>`,
    );
    const content = `q ${drawn.width.toFixed(2)} 0 0 ${drawn.height.toFixed(2)} ${drawn.left.toFixed(2)} ${drawn.bottom.toFixed(2)} cm /P Do Q`;
    writer.stream(id + 1, "", bytesOf(content));
    writer.stream(
      id + 2,
      `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode `,
      page.jpeg,
    );
  }
  return writer.end();
}

function placed({ width, height }: PageImage) {
  const lies = width > height;
  const sheet = { width: lies ? LONG : SHORT, height: lies ? SHORT : LONG };
  const scale = Math.min((sheet.width - 2 * MARGIN) / width, (sheet.height - 2 * MARGIN) / height);
  const drawn = { width: width * scale, height: height * scale };
  return { sheet, drawn: { ...drawn, left: (sheet.width - drawn.width) / 2, bottom: (sheet.height - drawn.height) / 2 } };
}

function pdfWriter() {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (bytes: Uint8Array) => {
    parts.push(bytes);
    length += bytes.length;
  };
  const text = (words: string) => write(bytesOf(words));
  const begin = (id: number) => {
    offsets[id] = length;
    text(`${id} 0 obj\n`);
  };
  text("%PDF-1.4\n");
  return {
    object(id: number, dictionary: string) {
      begin(id);
      text(`${dictionary}\nendobj\n`);
    },
    stream(id: number, entries: string, bytes: Uint8Array) {
      begin(id);
      text(`<< ${entries}/Length ${bytes.length} >>\nstream\n`);
      write(bytes);
      text("\nendstream\nendobj\n");
    },
    end(): Uint8Array {
      const start = length;
      const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
      text(`xref\n0 ${rows.length + 1}\n0000000000 65535 f \n${rows.join("")}`);
      text(`trailer\n<< /Size ${rows.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
      const whole = new Uint8Array(length);
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      return whole;
    },
  };
}

/** Everything but the pictures is ASCII. */
function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
