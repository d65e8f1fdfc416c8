export const LONGEST_NOTE = 200
export const LONGEST_DAYS = 366
export const PAGE_SIZE = 50
/** As many appointments in the way are shown one by one. */
export const MOST_SHOWN = 30
