import { parse } from "csv-parse/sync"
import { fail } from "@/lib/errors"
import { MOST_LINES } from "@/lib/imports/words"
import { locale, t } from "@/lib/say"

export type Sheet = { headings: string[]; lines: { line: number; cells: string[] }[]; separator: string }
const MOST_COLUMNS = 60
const MOST_CELL = 2_000

/** Lines as they stand in the file, the heading being line 1 where nothing comes before it. */
export function parseSheet(whole: string): Sheet {
  // Excel writes, and wants, a line before the heading that says what parts the cells.
  const said = /^"?sep=([,;|\t])"?(?:\r\n|\r|\n)/i.exec(whole)
  const text = whole.slice(said?.[0].length ?? 0)
  const separator = said?.[1] ?? separatorOf(text)
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, {
      delimiter: separator,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 100_000,
    }) as unknown as typeof records
  } catch {
    return fail("invalid_input", {
      fields: { file: "This cannot be read as a list. A quotation mark may be left open." },
    })
  }
  const [head, ...rest] = records.filter(({ record }) => record.some((cell) => cell !== ""))
  if (!head || rest.length === 0)
    fail("invalid_input", { fields: { file: "There is nothing in this list below its heading." } })
  if (rest.length > MOST_LINES)
    fail("invalid_input", {
      fields: {
        file: t("At most {n} lines at once. Split the list.", { n: MOST_LINES.toLocaleString(locale()) }),
      },
    })
  if (head.record.length > MOST_COLUMNS)
    fail("invalid_input", { fields: { file: t("At most {n} columns.", { n: MOST_COLUMNS }) } })
  return {
    headings: head.record.map((cell) => cell.slice(0, 100)),
    lines: rest.map(({ record, info }) => ({
      line: info.lines + (said ? 1 : 0),
      cells: record.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, MOST_CELL)),
    })),
    separator,
  }
}

function separatorOf(text: string): string {
  const head = (text.split(/\r?\n/, 1)[0] ?? "").replace(/"[^"]*"/g, "")
  const counted = [",", ";", "\t"].map((one) => ({ one, times: head.split(one).length }))
  return counted.sort((a, b) => b.times - a.times)[0]?.one ?? ","
}
