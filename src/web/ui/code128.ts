/** Widths of bars and spaces of the 107 symbols of Code 128 (ISO/IEC 15417); the last is the stop. */
const SYMBOLS = (
  "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 " +
  "221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 " +
  "132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 " +
  "312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 " +
  "221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 " +
  "114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112"
).split(" ");
const START_B = 104;
const START_C = 105;
const TO_B = 100;
const TO_C = 99;
const STOP = 106;
/** Shorter runs of digits gain nothing from two digits a symbol. */
const WORTH_C = 4;

/** A bar code as the path of an SVG one unit high, with its width in modules; ten empty modules belong at each side. */
export interface Code128 {
  width: number;
  path: string;
}

/** Code 128 of printable ASCII, digits in pairs where they pay. Throws a RangeError for anything else: our numbers have nothing else. */
export function code128(text: string): Code128 {
  const values = valuesOf(text);
  const sum = values.reduce((total, value, index) => total + value * Math.max(1, index), 0);
  const widths = [...values, sum % 103, STOP].map((value) => SYMBOLS[value] ?? "").join("");
  let at = 0;
  const bars: string[] = [];
  for (const [index, digit] of [...widths].entries()) {
    const width = Number(digit);
    if (index % 2 === 0) bars.push(`M${at} 0h${width}v1h-${width}z`);
    at += width;
  }
  return { width: at, path: bars.join("") };
}

/** The symbols' values, the start first. */
export function valuesOf(text: string): number[] {
  if (!/^[ -~]+$/.test(text)) throw new RangeError("Code 128 holds printable ASCII");
  const values: number[] = [];
  let set: "B" | "C" | null = null;
  for (let rest = text; rest !== ""; ) {
    const run = (/^\d+/.exec(rest)?.[0].length ?? 0) & ~1;
    if (run >= WORTH_C) {
      if (set !== "C") values.push(set === null ? START_C : TO_C);
      set = "C";
      for (let at = 0; at < run; at += 2) values.push(Number(rest.slice(at, at + 2)));
      rest = rest.slice(run);
    } else {
      if (set !== "B") values.push(set === null ? START_B : TO_B);
      set = "B";
      values.push(rest.charCodeAt(0) - 32);
      rest = rest.slice(1);
    }
  }
  return values;
}
