import { readPlace, writePlace } from "@/lib/cursor"
import type { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { isInstant } from "@/lib/inputs"
import { query } from "@/lib/operation"
import { searchPatients } from "@/lib/patients/search"
import { toDate } from "@/lib/time"
import { around } from "./around"
import { entriesWhere } from "./reach"
import { EntryFilters, type EntryPage } from "./schema"
import { ENTRY_WITH, toEntry } from "./to-row"
import { PAGE_SIZE } from "./words"

const MOST_FOUND = 200
const OPEN = ["waiting", "offered"]
const ENDED = ["booked", "withdrawn", "expired"]

/** Who waits, the most urgent and the longest waiting first; or whose waiting ended, the newest first. */
export const listEntries = query({
  name: "waiting_list.list",
  may: "appointments.read",
  input: EntryFilters,
  async run({ ctx, tx, input, grant }): Promise<EntryPage> {
    const { tab, q, service, priority, patientId } = input
    const isOpen = tab === "waiting"
    // A masked reader finds nobody by name.
    const named = q && grant.scope !== "masked" ? await searchPatients(tx, q, MOST_FOUND) : null
    const where: Prisma.WaitingListEntryWhereInput = {
      status: { in: isOpen ? OPEN : ENDED },
      ...(named && { patientId: { in: named } }),
      ...(patientId && { patientId: isId(patientId) ? patientId : { in: [] } }),
      ...(service && { serviceId: isId(service) ? service : { in: [] } }),
      ...(priority && { priority: Number(priority) }),
    }
    const found = await tx.waitingListEntry.findMany({
      where: {
        AND: [
          where,
          await entriesWhere(tx, ctx, grant),
          isOpen ? afterOpen(input.cursor) : afterEnded(input.cursor),
        ],
      },
      include: ENTRY_WITH,
      orderBy: isOpen
        ? [{ priority: "desc" }, { createdAt: "asc" }, { id: "asc" }]
        : [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE_SIZE + 1,
    })
    const rows = found.slice(0, PAGE_SIZE)
    const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined
    const names = await around(tx, rows)
    return {
      rows: rows.map((one) => toEntry(ctx, grant, one, names)),
      nextCursor: last
        ? writePlace(isOpen ? "waiting" : "ended", {
            value: `${last.priority} ${last.createdAt.toISOString()}`,
            id: last.id,
          })
        : null,
    }
  },
  reads: ({ value }) => ({
    what: "waiting_list",
    patientIds: value.rows.map((row) => row.patient.id),
    list: true,
  }),
})

function placeOf(cursor: string, sort: string): { priority: number; createdAt: Date; id: string } {
  const { value, id } = readPlace(
    cursor,
    sort,
    (text) => text !== null && /^[012] /.test(text) && isInstant(text.slice(2)),
  )
  return { priority: Number(value?.[0]), createdAt: toDate(value?.slice(2) ?? ""), id }
}

function afterOpen(cursor: string | undefined): Prisma.WaitingListEntryWhereInput {
  if (!cursor) return {}
  const { priority, createdAt, id } = placeOf(cursor, "waiting")
  return {
    OR: [
      { priority: { lt: priority } },
      { priority, createdAt: { gt: createdAt } },
      { priority, createdAt, id: { gt: id } },
    ],
  }
}

function afterEnded(cursor: string | undefined): Prisma.WaitingListEntryWhereInput {
  if (!cursor) return {}
  const { createdAt, id } = placeOf(cursor, "ended")
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] }
}
