import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { groundOf } from "@/lib/subject-requests/ground"
import { PLACES } from "@/lib/subject-requests/places"
import type { Ground, Place } from "@/lib/subject-requests/places/place"
import { requestInReach } from "@/lib/subject-requests/reach"
import { type ErasurePlan, type GoneRow, type KeptRow, RequestIdInput } from "@/lib/subject-requests/schema"

/** What an erasure would take and what it would leave, and why; nothing is changed. */
export const previewErasure = query({
  name: "subjectRequests.previewErasure",
  may: "requests.write",
  input: RequestIdInput,
  async run({ tx, input: { id } }): Promise<ErasurePlan & { patientId: string }> {
    const request = await requestInReach(tx, id)
    if (request.kind !== "erasure") return fail("wrong_state", { sentence: "They asked for something else." })
    const ground = await groundOf(tx, request.patientId)
    return { ...(await planOf(tx, ground)), patientId: request.patientId }
  },
  reads: ({ value }) => ({ what: "erasure", patientIds: [value.patientId] }),
})

export async function planOf(tx: Tx, ground: Ground): Promise<ErasurePlan> {
  const counts = await countsOf(tx, ground)
  const gone: GoneRow[] = []
  const kept: KeptRow[] = []
  for (const place of PLACES) {
    const rows = counts.get(place.table) ?? 0
    if (rows === 0) continue
    const shared = place.table === "Contact" ? rows - ground.contactIds.length : 0
    if (place.goes) gone.push({ what: place.title, rows, how: "deleted" })
    else if (place.personal) gone.push({ what: place.title, rows: rows - shared, how: "blanked" })
    if (place.kept) kept.push({ what: place.title, rows, ...place.kept })
    if (shared > 0) kept.push({ what: place.title, rows: shared, because: "shared", days: null })
  }
  const [waiting] = await tx.$queryRaw<[{ n: number }]>`
    select count(*)::int as n from "Message" where id = any(${ground.messageIds}::uuid[]) and status in ('queued', 'scheduled')`
  return {
    gone: gone.filter((one) => one.rows > 0),
    kept,
    records: ground.patientIds.length,
    waiting: waiting.n,
  }
}

/** How many rows of each place are theirs, in one statement. */
export async function countsOf(tx: Tx, ground: Ground): Promise<Map<string, number>> {
  const parts = PLACES.map(
    (place) =>
      Prisma.sql`select ${place.table} as "table", count(*)::int as rows from ${tableOf(place)} where ${place.whose(ground)}`,
  )
  const rows = await tx.$queryRaw<{ table: string; rows: number }[]>`${Prisma.join(parts, " union all ")}`
  return new Map(rows.map((row) => [row.table, row.rows]))
}

export function tableOf({ table }: Pick<Place, "table">): Prisma.Sql {
  const [schema, name] = table.includes(".") ? table.split(".") : ["public", table]
  return Prisma.raw(`"${schema}"."${name}"`)
}
