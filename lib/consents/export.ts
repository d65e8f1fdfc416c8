import { ledgerScope, type StoredLine, toLine } from "@/lib/consents/ledger"
import { ledgerPageSql, ledgerSizeSql } from "@/lib/consents/ledger-sql"
import {
  LedgerExportInput,
  LedgerFilters,
  type LedgerRow,
  StartLedgerExportInput,
} from "@/lib/consents/schema"
import { METHOD_WORDS, PURPOSES, STATUS_WORDS } from "@/lib/consents/words"
import { csvLine } from "@/lib/csv"
import { type Ctx, grantOf, memberIdOf } from "@/lib/ctx"
import { readPlace, writePlace } from "@/lib/cursor"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command, query } from "@/lib/operation"
import { openPersonal } from "@/lib/personal"
import { addMs, exact, MINUTE_MS, toDate } from "@/lib/time"

const PAGE = 500
/** From the reason to the file's first byte; the file itself may take longer. */
const FETCH_WITHIN_MS = 10 * MINUTE_MS
/** A copy ends nowhere before its end, also of whom was looked for by name. */
const EVERYBODY = 1_000_000
const PLACE = "patient"

const readGrant = (ctx: Ctx) => grantOf(ctx, "consents.ledger.read") ?? fail("forbidden")

/** Who takes a copy of the ledger, why, of what and how many lines: recorded before its first byte leaves. */
export const startLedgerExport = command({
  name: "consents.startExport",
  may: "lists.export",
  input: StartLedgerExportInput,
  async run({ ctx, tx, input }) {
    if (!memberIdOf(ctx)) return fail("forbidden")
    const { filters, reason } = input
    const scope = await ledgerScope(tx, ctx, readGrant(ctx), filters, EVERYBODY)
    const [size] = await tx.$queryRaw<{ n: number }[]>(ledgerSizeSql(scope))
    const count = size?.n ?? 0
    const { q, ...plain } = filters
    const exported = fact("consent.exported", newId(), {
      after: { consents: count, filters: plain },
      // What was looked for may be somebody's name.
      personal: { reason, ...(q && { q }) },
    })
    return { value: { id: exported.subjectId, count }, facts: [exported] }
  },
})

type Page = { rows: LedgerRow[]; nextCursor: string | null }

/** A page of a copy that was begun, by whoever began it, as its filters were written down then; patient after patient. */
export const exportLedgerPage = query({
  name: "consents.exportPage",
  may: "lists.export",
  input: LedgerExportInput,
  async run({ ctx, tx, input }): Promise<Page> {
    const grant = readGrant(ctx)
    const actor = `member:${memberIdOf(ctx) ?? fail("forbidden")}`
    const createdAt = { gt: addMs(ctx.now, -FETCH_WITHIN_MS) }
    const begun = isId(input.id)
      ? await tx.fact.findFirst({
          where: { subjectId: input.id, name: "consent.exported", actor, createdAt },
        })
      : null
    if (!begun) return fail("not_found")
    const opened = (await openPersonal(tx, [begun])).get(begun.id)
    const { q } = opened?.state === "open" ? (opened.value as { q?: string }) : {}
    const { filters } = begun.after as { filters: object }
    const scope = await ledgerScope(tx, ctx, grant, LedgerFilters.parse({ ...filters, q }), EVERYBODY)
    const place = input.cursor ? readPlace(input.cursor, PLACE, (purpose) => purpose !== null) : null
    const found = await tx.$queryRaw<StoredLine[]>(
      ledgerPageSql(scope, {
        order: "patient",
        after: place && { value: place.id, id: place.value ?? "" },
        limit: PAGE + 1,
      }),
    )
    const rows = found.slice(0, PAGE).map(toLine)
    const last = found.length > PAGE ? rows.at(-1) : undefined
    return {
      rows,
      nextCursor: last ? writePlace(PLACE, { value: last.purpose, id: last.patient.id }) : null,
    }
  },
  reads: ({ value }) => ({
    what: "consents",
    list: true,
    patientIds: [...new Set(value.rows.map((row) => row.patient.id))],
  }),
})

type Cell = (row: LedgerRow, day: (at: string | null) => string | null) => string | null

/** A column holds no word that a patient wrote. */
const COLUMNS: Readonly<Record<string, Cell>> = {
  Patient: (row) => row.patient.name,
  Purpose: (row) => PURPOSES[row.purpose],
  Status: (row) => STATUS_WORDS[row.status],
  Since: (row, day) => day(row.decidedAt),
  Ends: (row, day) => day(row.expiresAt),
  How: (row) => row.method && METHOD_WORDS[row.method],
  Policy: (row) => row.policyVersion,
  "Patient id": (row) => row.patient.id,
}

/** The whole copy, a page at a time: its length does not matter to memory. Its first page is read before anything is answered. */
export async function ledgerCsv(ctx: Ctx, id: string): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder()
  const day = (at: string | null) => at && exact(toDate(at), ctx.clinic.timeZone)
  let page: Page | null = await exportLedgerPage(ctx, { id })
  let head = csvLine(Object.keys(COLUMNS))
  return new ReadableStream({
    async pull(controller) {
      if (!page) return controller.close()
      const lines = page.rows.map((row) => csvLine(Object.values(COLUMNS).map((cell) => cell(row, day))))
      controller.enqueue(encoder.encode(head + lines.join("")))
      head = ""
      page = page.nextCursor ? await exportLedgerPage(ctx, { id, cursor: page.nextCursor }) : null
      if (!page) controller.close()
    },
  })
}
