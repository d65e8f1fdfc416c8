/** Classes of calendar.css; all that stands in a column stands in the one column of its grid. */
export const rowClass = ({ start, end }: { start: number; end: number }): string =>
  `col-start-1 row-start-${start} row-end-${end}`

/** A row of five minutes: an hour is 72 pixels high, and a quarter of one holds a line. */
export const ROWS = "grid auto-rows-[6px] grid-cols-[minmax(0,1fr)]"
