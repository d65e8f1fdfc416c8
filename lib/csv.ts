/** What a spreadsheet takes for a formula when a cell begins with it, in its wide forms too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** One line of a CSV file: every cell in quotes, none of them a formula. The apostrophe says: this is text. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(cell).join(",")}\r\n`
}

function cell(value: string | number | null | undefined): string {
  // A spreadsheet that parts cells elsewhere begins a cell after a separator or a line's end inside this one.
  const text = String(value ?? "").replace(/([,;|\t\r\n]["'\s]*)(?=[=+\-@＝＋－＠])/g, "$1'")
  const safe = typeof value === "string" && FORMULA.test(text.replace(/^["'\s]+(?=[=+\-@])/, ""))
  return `"${(safe ? `'${text}` : text).replaceAll('"', '""')}"`
}
