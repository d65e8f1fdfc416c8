import { grantOf, isUnmasked, memberIdOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { leadInReach, mayReadMessages, reachOf, reachWhere, viewOf } from "@/lib/leads/reach"
import { initials, isOpen, isOwnEnough, maskAddress } from "@/lib/leads/rules"
import { leadRuns } from "@/lib/leads/runs"
import { type LeadDetail, LeadIdInput } from "@/lib/leads/schema"
import { iso, toLeadRow } from "@/lib/leads/to-row"
import { toScore, toScoreLine } from "@/lib/leads/to-score"
import { MEMBER_SCORER } from "@/lib/leads/words"
import { query } from "@/lib/operation"
import { spokenPhone } from "@/lib/phone"

const MOST_RUNS = 5
const MOST_SCORES = 12

export const findLead = query({
  name: "leads.find",
  may: "leads.read",
  input: LeadIdInput,
  async run({ ctx, tx, input, grant }): Promise<LeadDetail> {
    const reach = reachOf(ctx, grant)
    const view = viewOf(ctx, grant)
    const lead = await leadInReach(tx, input.id, reach)
    const words = mayReadMessages(ctx, lead)
    const patient = await tx.patient.findUniqueOrThrow({ where: { id: lead.patientId } })
    const links = await tx.patientContact.findMany({
      where: { patientId: patient.id },
      orderBy: { createdAt: "asc" },
      include: { contact: true },
    })
    const scored = view.scores ? await scoresOf(tx, lead.id) : { override: null, ruled: null, history: [] }
    const otherLeads = await tx.lead.count({
      where: { patientId: patient.id, id: { not: lead.id }, ...reachWhere(reach) },
    })
    const runs = await leadRuns(tx, ctx, lead.id, MOST_RUNS)

    const hidden = view.masked && !isUnmasked(ctx, patient.id)
    const contacts = links.map(({ contact: { channel, address } }) => ({
      channel,
      address: hidden ? null : address,
      spoken: hidden ? maskAddress(address) : spokenPhone(address),
    }))
    const stored = {
      ...lead,
      patientName: patient.name,
      ownerName: lead.owner?.name ?? null,
      address: links[0]?.contact.address ?? null,
    }
    const memberId = memberIdOf(ctx)
    // Broken glass opens a lead to the eye; the work stays its owner's.
    const worker = grantOf(ctx, "leads.work")
    const work = worker !== null && isOwnEnough(lead, reachOf(ctx, worker))
    const standing = scored.override ?? scored.ruled
    return {
      lead: {
        ...toLeadRow(stored, view, ctx),
        takenAt: iso(lead.takenAt),
        confidence: view.scores ? lead.confidence : null,
      },
      patient: {
        id: patient.id,
        name: hidden ? initials(patient.name) : patient.name,
        language: patient.language,
        since: patient.createdAt.toISOString(),
      },
      campaign: hidden ? null : campaignOf(lead),
      contacts,
      standing: standing && toScore(standing, words),
      ruled: scored.override && scored.ruled ? toScore(scored.ruled, words) : null,
      history: scored.history.map(toScoreLine),
      runs,
      otherLeads,
      duplicateOf: lead.duplicateOfId,
      may: {
        take: view.work && memberId !== null && lead.ownerId === null && isOpen(lead.status),
        release: work && lead.ownerId !== null,
        work,
        assign: work && isOpen(lead.status),
        override: work && grantOf(ctx, "leads.score.override") !== null,
      },
      view: { ...view, messages: words },
    }
  },
  reads: ({ value }) => ({ what: "lead", patientIds: [value.patient.id] }),
})

/** The newest scores, and of a person's and of the rules' the newest each: only in a long history further back. */
async function scoresOf(tx: Tx, leadId: string) {
  const newest = {
    orderBy: [{ createdAt: "desc" as const }, { id: "desc" as const }],
    include: { member: true },
  }
  const history = await tx.score.findMany({ where: { leadId }, ...newest, take: MOST_SCORES })
  const earlier = async (scorer: string | { not: string }) =>
    history.length < MOST_SCORES ? null : await tx.score.findFirst({ where: { leadId, scorer }, ...newest })
  return {
    history,
    override: history.find((one) => one.scorer === MEMBER_SCORER) ?? (await earlier(MEMBER_SCORER)),
    ruled: history.find((one) => one.scorer !== MEMBER_SCORER) ?? (await earlier({ not: MEMBER_SCORER })),
  }
}

const campaignOf = ({ utmSource, utmMedium, utmCampaign }: Campaign): string | null =>
  [utmSource, utmMedium, utmCampaign].filter(Boolean).join(" · ") || null

type Campaign = { utmSource: string | null; utmMedium: string | null; utmCampaign: string | null }
