/** GB/T 9704-2012 in points: A4, 版心 156 × 225 mm, 22 lines of 28 characters. */
const MM = 72 / 25.4;

export const PAGE = { width: 210 * MM, height: 297 * MM } as const;
export const MARGIN = { top: 37 * MM, bottom: 35 * MM, left: 28 * MM, right: 26 * MM } as const;
export const BODY_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const BODY_END = PAGE.height - MARGIN.bottom;
/** 3号; a hair less than 16 pt, so that 28 characters fill the measure. */
export const BODY_SIZE = BODY_WIDTH / 28;
export const LINE = 28.95;
/** How close everything is drawn, in parts of the usual distance. */
export const closeness = (line: number) => line / LINE;
/** 2号. */
export const TITLE_SIZE = 22;
/** 小二号. */
export const LEAST_TITLE_SIZE = 18;
/** 4号. */
export const SMALL_SIZE = 14;
export const TABLE_SIZE = 12;
export const NOTE_SIZE = 9;
export const QR_SIDE = 18 * MM;
/** A seal is 42 mm across (国发〔1999〕25号, organs of a county). */
export const SEAL_RADIUS = 21 * MM;
/** A signature under a seal, which ends with the seal. */
export const SEALED_HEIGHT = 2 * SEAL_RADIUS + 4;
export { MM };
