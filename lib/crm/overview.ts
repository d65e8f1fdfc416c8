import { accountOf } from "@/lib/crm/account"
import { HUBSPOT } from "@/lib/crm/links"
import { readPlan } from "@/lib/crm/person"
import { NoInput } from "@/lib/crm/schema"
import type { CrmSettings } from "@/lib/crm/setting"
import { countWhom, type Whom } from "@/lib/crm/whom"
import type { Mapping } from "@/lib/crm/words"
import { query } from "@/lib/operation"

const MOST = 50
/** Beyond, who agreed is counted while they are written and not before. */
const MOST_JUDGED = 20_000

export type BatchView = {
  id: string
  status: string
  total: number
  written: number
  same: number
  refused: number
  failed: number
  problems: { patientId: string; reason: string }[]
  createdAt: string
  finishedAt: string | null
}

export type CrmOverview = {
  isConnected: boolean
  connectionId: string | null
  /** A recording fake stands in. */
  isFake: boolean
  settings: CrmSettings
  mapping: Mapping
  linked: number
  deleted: number
  erased: number
  driftByField: { field: string; count: number }[]
  patients: number
  /** By which right each would be written, or why not; null where there are too many to look at on a page. */
  whom: Whom | null
  batch: BatchView | null
  feed: { caughtUpAt: string | null; driftCheckedAt: string | null; problem: string | null } | null
  ended: {
    id: string
    patientId: string
    name: string
    status: string
    because: string | null
    at: string | null
  }[]
  owners: { id: string; name: string }[]
}

/** How the clinic and its HubSpot stand. As many statements however much there is. */
export const findCrm = query({
  name: "crm.overview",
  may: "settings.write",
  input: NoInput,
  async run({ ctx, tx }): Promise<CrmOverview> {
    const account = await accountOf(tx, ctx)
    const { settings, mapping } = await readPlan(tx, ctx)
    const byStatus = await tx.crmLink.groupBy({ by: ["status"], where: { provider: HUBSPOT }, _count: true })
    const of = (status: string) => byStatus.find((one) => one.status === status)?._count ?? 0
    const drifts = await tx.crmDrift.groupBy({ by: ["field"], where: { settledAt: null }, _count: true })
    const batch = await tx.crmBatch.findFirst({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] })
    const whose = { clinicId_provider: { clinicId: ctx.clinicId, provider: HUBSPOT } }
    const feed = await tx.crmFeed.findUnique({ where: whose })
    const ended = await tx.crmLink.findMany({
      where: { status: { in: ["deleted", "erased"] } },
      orderBy: { endedAt: "desc" },
      take: MOST,
      include: { patient: { select: { name: true } } },
    })
    const owners = await tx.member.findMany({
      where: { active: true, roles: { hasSome: ["doctor", "coordinator", "frontdesk"] } },
      orderBy: { name: "asc" },
      take: MOST,
      select: { id: true, name: true },
    })
    const patients = await tx.patient.count({ where: { mergedIntoId: null } })
    const iso = (at: Date | null) => at?.toISOString() ?? null
    return {
      isConnected: account !== null,
      connectionId: account?.id ?? null,
      isFake: account?.answer !== undefined,
      settings,
      mapping,
      linked: of("linked"),
      deleted: of("deleted"),
      erased: of("erased"),
      driftByField: drifts.map(({ field, _count }) => ({ field, count: _count })),
      patients,
      whom: patients > MOST_JUDGED ? null : await countWhom(tx, ctx, settings),
      batch: batch && {
        ...batch,
        problems: Array.isArray(batch.problems) ? (batch.problems as BatchView["problems"]) : [],
        createdAt: batch.createdAt.toISOString(),
        finishedAt: iso(batch.finishedAt),
      },
      feed: feed && {
        caughtUpAt: iso(feed.caughtUpAt),
        driftCheckedAt: iso(feed.driftCheckedAt),
        problem: feed.problem,
      },
      ended: ended.map(({ id, patientId, patient, status, because, endedAt }) => ({
        id,
        patientId,
        name: patient.name,
        status,
        because,
        at: iso(endedAt),
      })),
      owners,
    }
  },
  reads: ({ value }) => ({
    what: "crm_ended",
    patientIds: value.ended.map((one) => one.patientId),
    list: true,
  }),
})
