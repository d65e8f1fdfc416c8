import { describe, expect, it } from "vitest"
import { csvLine } from "@/lib/csv"

describe("S14 formulas in CSV", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", ' =cmd|"/c calc"!A1', "＝1+1", '"=1'])(
    "makes text of %j, and keeps it readable",
    (text) => {
      const line = csvLine([text])
      expect(line.startsWith(`"'`)).toBe(true)
      expect(line.replaceAll("'", "")).toContain(text.replaceAll('"', '""'))
    },
  )

  it("leaves the rest as it is, and no cell out of its quotes", () => {
    expect(csvLine(["Ana, Pop", 'a "b"', -3, null, "x=1"])).toBe('"Ana, Pop","a ""b""","-3","","x=1"\r\n')
    expect(csvLine(['",=1+1,"'])).toBe(`""",'=1+1,"""\r\n`)
  })

  it.each([
    ["a;=1", "a;'=1"],
    ['Ana\t"+40', `Ana\t"'+40`],
    ["Ana\n@SUM(A1)", "Ana\n'@SUM(A1)"],
    ["x, -2", "x, '-2"],
    ["Ana|＝1", "Ana|'＝1"],
  ])("begins no cell inside one, whatever parts the cells: %j", (given, safe) => {
    expect(csvLine([given])).toBe(`"${safe.replaceAll('"', '""')}"\r\n`)
  })
})
