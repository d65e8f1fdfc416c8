import { z } from "zod"
import { csvLine } from "@/lib/csv"
import type { Tx } from "@/lib/db"
import {
  type ImportDetail,
  ImportIdInput,
  type ImportRows,
  ImportRowsInput,
  type ImportSummary,
} from "@/lib/imports/schema"
import { addsIn, cellsOf, findStored } from "@/lib/imports/store"
import { type ImportStatus, type Outcome, ROWS_PAGE } from "@/lib/imports/words"
import { query } from "@/lib/operation"

const MOST_IMPORTS = 20

export const findImport = query({
  name: "imports.find",
  may: "patients.import",
  input: ImportIdInput,
  async run({ tx, input }): Promise<ImportDetail> {
    const stored = await findStored(tx, input.id)
    const member = await tx.member.findUnique({ where: { id: stored.memberId } })
    return {
      id: stored.id,
      fileName: stored.fileName,
      status: stored.status as ImportStatus,
      total: stored.total,
      done: stored.done,
      outcomes: stored.status === "importing" ? await countNow(tx, stored.id) : stored.kept.outcomes,
      shape: stored.kept.shape,
      by: member?.name ?? "",
      at: stored.createdAt.toISOString(),
      startedAt: stored.startedAt?.toISOString() ?? null,
      finishedAt: stored.finishedAt?.toISOString() ?? null,
    }
  },
})

async function countNow(tx: Tx, importId: string): Promise<Partial<Record<Outcome, number>>> {
  const groups = await tx.patientImportRow.groupBy({ by: ["outcome"], where: { importId }, _count: true })
  return Object.fromEntries(groups.map((one) => [one.outcome, one._count]))
}

/** Lines of an import in the file's order, of one outcome or all. */
export const listImportRows = query({
  name: "imports.rows",
  may: "patients.import",
  input: ImportRowsInput,
  async run({ tx, input }): Promise<ImportRows> {
    const { id } = await findStored(tx, input.id)
    const found = await tx.patientImportRow.findMany({
      where: { importId: id, line: { gt: input.after }, ...(input.outcome && { outcome: input.outcome }) },
      orderBy: { line: "asc" },
      take: ROWS_PAGE + 1,
    })
    const rows = found.slice(0, ROWS_PAGE)
    const known = await tx.patient.findMany({
      where: { id: { in: rows.flatMap((row) => row.patientId ?? []) } },
      select: { id: true, name: true },
    })
    return {
      rows: rows.map((row) => ({
        line: row.line,
        outcome: row.outcome as Outcome,
        problem: row.problem,
        cells: cellsOf(row.given),
        adds: addsIn(row.given),
        patientId: row.patientId,
        known: known.find((one) => one.id === row.patientId)?.name ?? null,
      })),
      next: found.length > ROWS_PAGE ? (rows.at(-1)?.line ?? null) : null,
    }
  },
  reads: ({ value }) => ({
    what: "import",
    patientIds: value.rows.flatMap((row) => row.patientId ?? []),
    list: true,
  }),
})

/** The lines that cannot be taken, with why, to be put right and checked again. */
export const exportInvalid = query({
  name: "imports.invalid",
  may: "patients.import",
  input: ImportIdInput,
  async run({ tx, input }): Promise<{ fileName: string; csv: string }> {
    const { id, kept, fileName } = await findStored(tx, input.id)
    const rows = await tx.patientImportRow.findMany({
      where: { importId: id, outcome: "invalid" },
      orderBy: { line: "asc" },
    })
    const head = csvLine(["Line", "Why not", ...kept.shape.headings])
    const lines = rows.map(({ line, problem, given }) => csvLine([line, problem, ...cellsOf(given)]))
    return { fileName: `not taken - ${fileName}`, csv: `\uFEFF${head}${lines.join("")}` }
  },
})

export const listImports = query({
  name: "imports.list",
  may: "patients.import",
  input: z.strictObject({}),
  async run({ tx }): Promise<ImportSummary[]> {
    const found = await tx.patientImport.findMany({
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_IMPORTS,
    })
    const members = await tx.member.findMany({ where: { id: { in: found.map((one) => one.memberId) } } })
    return found.map(({ id, fileName, status, total, createdAt, memberId }) => ({
      id,
      fileName,
      status: status as ImportStatus,
      total,
      at: createdAt.toISOString(),
      by: members.find((one) => one.id === memberId)?.name ?? "",
    }))
  },
})
