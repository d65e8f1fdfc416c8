import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { SeenNumber } from "@/lib/providers/whatsapp/templates"
import { metaQuality, metaTier } from "@/lib/templates/rules"

type Given = { asOf: Date; number: Partial<SeenNumber> | null; isSynced?: boolean; numberId?: string | null }

/** How the clinic's number stands, kept once a connection; what an older word says of it is not taken. */
export async function keepRating(
  tx: Tx,
  ctx: Ctx,
  connectionId: string,
  { asOf, number, isSynced }: Given,
): Promise<Fact[]> {
  const { clinicId } = ctx
  const where = { clinicId_connectionId: { clinicId, connectionId } }
  const there = await tx.sendingNumber.findUnique({ where })
  const isNewer = !there?.ratedAt || there.ratedAt <= asOf
  const said =
    number && isNewer
      ? {
          display: number.display ?? there?.display ?? null,
          verifiedName: number.verifiedName ?? there?.verifiedName ?? null,
          quality: number.quality === undefined ? (there?.quality ?? null) : metaQuality(number.quality),
          tier: metaTier(number.tier) ?? there?.tier ?? null,
          status: number.status ?? there?.status ?? null,
          ratedAt: asOf,
        }
      : {}
  const synced = isSynced ? { syncedAt: asOf, failedBecause: null, askedAt: null, askedById: null } : {}
  const data = { ...said, ...synced }
  await tx.sendingNumber.upsert({ where, create: { clinicId, connectionId, ...data }, update: data })
  const shown = (row: { quality?: string | null; tier?: number | null; status?: string | null } | null) => ({
    quality: row?.quality ?? null,
    tier: row?.tier ?? null,
    status: row?.status ?? null,
  })
  const [before, after] = [shown(there), shown({ ...there, ...said })]
  return JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [fact("template.number_rated", connectionId, { subjectType: "connection", before, after })]
}
