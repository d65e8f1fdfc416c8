import { z } from "zod"
import { ledgerPage } from "@/lib/consents/ledger"
import { LedgerFilters } from "@/lib/consents/schema"
import { METHOD_WORDS, PURPOSES, STATUS_WORDS } from "@/lib/consents/words"
import { csvLine } from "@/lib/csv"
import { grantOf } from "@/lib/ctx"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { exact, toDate } from "@/lib/time"

const MOST_ROWS = 5_000
const HEAD = ["Patient", "Purpose", "Status", "Since", "Ends", "How", "Policy", "Patient id"]

/** The ledger as a file, with who took it and why on record. A column holds no word that a patient wrote. */
export const exportLedger = command({
  name: "consents.export",
  may: "lists.export",
  input: z.object({
    filters: LedgerFilters,
    reason: z.string().trim().min(3, { error: "Say why." }).max(500),
  }),
  async run({ ctx, tx, input }) {
    if (ctx.actor.kind !== "member") return fail("forbidden")
    const grant = grantOf(ctx, "consents.read")
    if (!grant || grant.scope === "counts") return fail("forbidden")
    const { rows, nextCursor } = await ledgerPage(tx, ctx, grant, input.filters, MOST_ROWS)
    const day = (at: string | null) => at && exact(toDate(at), ctx.clinic.timeZone)
    const csv = [
      csvLine(HEAD),
      ...rows.map((row) =>
        csvLine([
          row.patient.name,
          PURPOSES[row.purpose],
          STATUS_WORDS[row.status],
          day(row.decidedAt),
          day(row.expiresAt),
          row.method && METHOD_WORDS[row.method],
          row.policyVersion,
          row.patient.id,
        ]),
      ),
    ].join("")
    const { q, cursor: _, ...plain } = input.filters
    return {
      value: { csv, count: rows.length, isCut: nextCursor !== null },
      facts: [
        fact("consent.exported", newId(), {
          after: { consents: rows.length, filters: plain },
          personal: { reason: input.reason, ...(q && { q }) },
        }),
      ],
    }
  },
})
