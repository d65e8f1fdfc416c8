import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { idFrom } from "@/lib/ids"
import { guessColumns, isTarget } from "@/lib/imports/columns"
import { decode } from "@/lib/imports/decode"
import { judgeLines } from "@/lib/imports/judge"
import { parseSheet } from "@/lib/imports/parse"
import { CheckImportInput, MapImportInput, type Targets } from "@/lib/imports/schema"
import { cellsOf, countOutcomes, findStored, writeRows } from "@/lib/imports/store"
import { command } from "@/lib/operation"
import { memberOf } from "@/lib/patients/reach"
import { calendarDay } from "@/lib/time"

/** Reads a list and says of each line what would become of it. Nothing is written but the check itself. */
export const checkImport = command({
  name: "imports.check",
  may: "patients.import",
  input: CheckImportInput,
  async run({ ctx, tx, input }) {
    const memberId = memberOf(ctx) ?? fail("forbidden")
    const { clinicId } = ctx
    const id = idFrom(`import ${memberId} ${input.key}`)
    if (await tx.patientImport.findUnique({ where: { id } })) return { value: { id }, facts: [] }
    const { country } = await tx.clinic.findUniqueOrThrow({ where: { id: clinicId } })
    const { text, encoding } = decode(input.bytes, country)
    const { headings, lines, separator } = parseSheet(text)
    const targets = guessColumns(headings)
    const today = calendarDay(ctx.now, ctx.clinic.timeZone)
    const judged = await judgeLines(tx, lines, targets, {
      clinicId: ctx.clinicId,
      country,
      today,
      timeZone: ctx.clinic.timeZone,
    })
    await tx.patientImport.create({
      data: {
        id,
        clinicId,
        memberId,
        fileName: input.fileName,
        status: "checked",
        total: lines.length,
        counts: { outcomes: countOutcomes(judged), shape: { headings, targets, encoding, separator } },
        createdAt: ctx.now,
      },
    })
    await writeRows(tx, clinicId, id, judged)
    const checked = fact("import.checked", id, { after: { lines: lines.length, ...countOutcomes(judged) } })
    return { value: { id }, facts: [checked] }
  },
})

/** The same lines read with other columns. Only before it began. */
export const mapImport = command({
  name: "imports.map",
  may: "patients.import",
  input: MapImportInput,
  async run({ ctx, tx, input }) {
    const stored = await findStored(tx, input.id, true)
    if (stored.status !== "checked")
      fail("wrong_state", { sentence: "This import has begun: its columns stand." })
    const { shape } = stored.kept
    const targets: Targets = shape.headings.map((_, at) => {
      const word = input.targets[at] ?? ""
      return word === ""
        ? null
        : isTarget(word)
          ? word
          : fail("invalid_input", { fields: { targets: "There is no such choice." } })
    })
    const chosen = targets.filter((one) => one !== null)
    if (new Set(chosen).size < chosen.length)
      fail("invalid_input", { fields: { targets: "Two columns cannot hold the same." } })
    if (targets.join() === shape.targets.join()) return { value: { id: stored.id }, facts: [] }
    const { country } = await tx.clinic.findUniqueOrThrow({ where: { id: ctx.clinicId } })
    const rows = await tx.patientImportRow.findMany({
      where: { importId: stored.id },
      orderBy: { line: "asc" },
    })
    const lines = rows.map(({ line, given }) => ({ line, cells: cellsOf(given) }))
    const today = calendarDay(ctx.now, ctx.clinic.timeZone)
    const judged = await judgeLines(tx, lines, targets, {
      clinicId: ctx.clinicId,
      country,
      today,
      timeZone: ctx.clinic.timeZone,
    })
    await tx.patientImportRow.deleteMany({ where: { importId: stored.id } })
    await writeRows(tx, ctx.clinicId, stored.id, judged)
    const outcomes = countOutcomes(judged)
    await tx.patientImport.update({
      where: { id: stored.id },
      data: { counts: { outcomes, shape: { ...shape, targets } } },
    })
    return { value: { id: stored.id }, facts: [fact("import.checked", stored.id, { after: outcomes })] }
  },
})
