/** A renewal has to be asked for so many days before the licence ends (行政许可法 50). */
export const RENEWAL_DAYS = 30;
