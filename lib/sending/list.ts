import { can } from "@/lib/can"
import { type Ctx, isUnmasked } from "@/lib/ctx"
import { readCursor, toPage } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { initials, maskAddress } from "@/lib/patients/mask"
import { spokenPhone } from "@/lib/phone"
import { pageSql } from "@/lib/sending/list-sql"
import { deedsFor } from "@/lib/sending/rules"
import { ListOutgoingInput, type OutgoingPage, type OutgoingRow } from "@/lib/sending/schema"
import { calendarDay, fromWallClock } from "@/lib/time"

export const OUTGOING_PAGE = 50
const ASC = Prisma.sql`asc`
const DESC = Prisma.sql`desc`

type Row = Omit<OutgoingRow, "at" | "heldUntil" | "tooLateAt" | "may"> & {
  at: Date
  heldUntil: Date | null
  tooLateAt: Date | null
}

/** When the day began by the clinic's clock. */
export const dayBegan = ({ now, clinic: { timeZone } }: Ctx): Date =>
  fromWallClock(`${calendarDay(now, timeZone)}T00:00`, timeZone)

/** What goes out, or does not: each with whom it is for, what for, why not, and what may be done. */
export const listOutgoing = query({
  name: "sending.list",
  may: "sending.read",
  input: ListOutgoingInput,
  async run({ ctx, tx, input: { tab, cursor }, grant }): Promise<OutgoingPage> {
    const after = cursor ? readCursor(cursor) : null
    const { clinicId } = ctx
    const page = pageSql(tab, { clinicId, after, today: dayBegan(ctx), limit: OUTGOING_PAGE + 1 })
    const found = await tx.$queryRaw<Row[]>`
      select page.id, page.at, message."patientId", patient.name as person, contact.address, contact.channel,
        message.body, coalesce(message.purpose, 'reply') as purpose, message.status, message."failedBecause" as because,
        message."heldUntil", message."tooLateAt", message.exempt, message."leadId", member.name as by,
        run."functionId", campaign.title as campaign
      from (${page}) page join "Message" message on message.id = page.id
      join "Contact" contact on contact.id = message."contactId"
      left join "Patient" patient on patient.id = message."patientId"
      left join "Member" member on member.id = message."sentById"
      left join "Run" run on run.id = message."runId"
      left join "Campaign" campaign on campaign.id = message."campaignId"
      order by page.at ${tab === "scheduled" ? ASC : DESC}, page.id ${tab === "scheduled" ? ASC : DESC}`
    const { rows, nextCursor } = toPage(found, OUTGOING_PAGE, (row) => row.at)
    const isMasked = grant.scope !== "all"
    const may = {
      send: !isMasked && can(ctx.roles, "messages.send") !== null,
      bypass: !isMasked && can(ctx.roles, "messages.bypass") !== null,
    }
    return { rows: rows.map((row) => toRow(ctx, row, isMasked, may)), nextCursor, isMasked }
  },
  reads: ({ value }) => ({
    what: "outgoing",
    list: true,
    patientIds: [...new Set(value.rows.flatMap((row) => row.patientId ?? []))],
  }),
})

function toRow(ctx: Ctx, row: Row, isMasked: boolean, may: Parameters<typeof deedsFor>[1]): OutgoingRow {
  const isHidden = isMasked && !(row.patientId && isUnmasked(ctx, row.patientId))
  return {
    ...row,
    person: isHidden ? initials(row.person ?? "") : (row.person ?? ""),
    address: isHidden ? maskAddress(row.address) : spokenPhone(row.address),
    body: isMasked ? null : row.body,
    at: row.at.toISOString(),
    heldUntil: row.heldUntil?.toISOString() ?? null,
    tooLateAt: row.tooLateAt?.toISOString() ?? null,
    may: deedsFor(row, may, ctx.now),
  }
}
