/** A piece of a page as high as it is, which can be put anywhere: a line, a row of a table, a signature. */
export interface Strip {
  height: number;
  /** Stays on the page of the strip after it. */
  keep: boolean;
  /** Space between pieces; nothing at the head of a page. */
  isGap: boolean;
  /** Stands again above it where it begins a page. */
  head?: Strip;
  draw(top: number): void;
  /** In two, the first no higher than so much; null where it can't be. */
  cut?(room: number): [Strip, Strip] | null;
}

export interface Placed {
  strip: Strip;
  top: number;
}

/** Fills pages of a height from strips in their order. What is to stay together goes to a new page together, where one page holds it. */
export function paginate(strips: readonly Strip[], room: number): Placed[][] {
  const pages: Placed[][] = [[]];
  let used = 0;
  const rest = [...strips];
  for (let strip = rest.shift(); strip; strip = rest.shift()) {
    const page = pages.at(-1) as Placed[]; // there is always one
    if (strip.isGap && page.length === 0) continue;
    const together = heightTogether(strip, rest);
    const height = together <= room ? together : strip.height;
    const fits = used + height <= room + 0.5;
    const parts = fits ? null : strip.cut?.(room - used);
    if (parts) rest.unshift(...parts);
    else if (fits || page.length === 0) {
      page.push({ strip, top: used });
      used += strip.height;
    } else {
      const { head } = strip;
      const isHeaded = head && (head.height + height <= room || strip.cut?.(room - head.height));
      pages.push(isHeaded ? [{ strip: head, top: 0 }] : []);
      used = isHeaded ? head.height : 0;
      rest.unshift(strip);
    }
  }
  return pages.filter((page, index) => index === 0 || page.length > 0);
}

function heightTogether(strip: Strip, rest: readonly Strip[]): number {
  let height = strip.height;
  for (let at = 0, before = strip; before.keep && at < rest.length; at++) {
    before = rest[at] as Strip; // within the list
    height += before.height;
  }
  return height;
}

/** How full a page is, in points. */
export function filledTo(page: readonly Placed[]): number {
  const last = page.at(-1);
  return last ? last.top + last.strip.height : 0;
}
