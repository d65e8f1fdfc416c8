import { expect, it } from "vitest"
import { exportInvalid, findImport, listImportRows, listImports } from "@/lib/imports/find"
import type { ImportRows } from "@/lib/imports/schema"
import { testDatabase } from "@/lib/testing/db"
import { importGround } from "@/lib/testing/imports"
import { patientGround } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("S14 gives back what could not be taken with no formula in it", async () => {
  const { admin, input } = await importGround(
    "Name,Phone,Note\n,0722119876,\"=cmd|'/c calc'!A1\"\nDan,12,+49",
  )
  const { csv } = await exportInvalid(admin, input)
  expect(csv.split("\r\n").slice(1, 3)).toEqual([
    `"2","No name","","0722119876","'=cmd|'/c calc'!A1"`,
    `"3","The phone number cannot be read","Dan","12","'+49"`,
  ])
})

it("pages through the lines in the file's order, and lists the imports", async () => {
  const lines = Array.from({ length: 120 }, (_, n) => `P ${n},07${String(30_000_000 + n)}`)
  const { admin, input } = await importGround(`Name,Phone\n${lines.join("\n")}`)
  const seen: number[] = []
  let after: number | null = 0
  while (after !== null) {
    const page: ImportRows = await listImportRows(admin, { ...input, after })
    seen.push(...page.rows.map((row) => row.line))
    after = page.next
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => n + 2))
  expect(await listImports(admin, {})).toMatchObject([{ id: input.id, status: "checked", total: 120 }])
})

describeRefusals(findImport, { prepare: () => importGround(), badInput: { id: 7 } })
describeRefusals(listImportRows, { prepare: () => importGround(), badInput: { id: 7 } })
describeRefusals(exportInvalid, { prepare: () => importGround(), badInput: { id: 7 } })
describeRefusals(listImports, {
  subject: "none",
  prepare: async () => ({ ...(await patientGround()), input: {} }),
})
