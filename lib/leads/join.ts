import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { JOIN_WITHIN_MS } from "@/lib/leads/rules"
import { type LeadSource, OPEN_STATUSES } from "@/lib/leads/words"
import { addMs } from "@/lib/time"

type Enquiry = {
  patientId: string
  source: LeadSource
  /** What lists show of it. */
  text: string
  /** The advertisement it came by. */
  referral?: Referral | null
  receivedAt: Date
  /** Its place in the conversation (saidAt); arrival order is no order. */
  saidAt: Date
}

const BEGINNING = 160

/** The lead a patient's message belongs to: the open one while it is young enough, else a new one. Its clock starts. */
export async function joinLead(
  tx: Tx,
  ctx: Ctx,
  enquiry: Enquiry,
): Promise<{ leadId: string; facts: Fact[] }> {
  const { patientId, receivedAt } = enquiry
  // One patient may write from two addresses at once.
  await tx.$executeRaw`select from "Patient" where id = ${patientId}::uuid for update`
  const open = await tx.lead.findFirst({
    where: {
      patientId,
      status: { in: [...OPEN_STATUSES] },
      createdAt: { gt: addMs(ctx.now, -JOIN_WITHIN_MS) },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  })
  const referral = enquiry.referral ? { ...enquiry.referral, at: enquiry.saidAt.toISOString() } : undefined
  const lastMessage = [...enquiry.text].slice(0, BEGINNING).join("")
  if (open) {
    const isNewest = !(await hasLater(tx, open.id, enquiry.saidAt))
    const { count } = await tx.lead.updateMany({
      where: { id: open.id, status: { in: [...OPEN_STATUSES] } },
      data: {
        waitingSince: open.waitingSince ?? receivedAt,
        lastMessageAt:
          open.lastMessageAt && open.lastMessageAt > receivedAt ? open.lastMessageAt : receivedAt,
        ...(isNewest && { lastMessage }),
        ...(comesBefore(referral, open.referral) && { referral }),
      },
    })
    if (count === 1) return { leadId: open.id, facts: [] }
  }
  const leadId = newId()
  const { clinicId, now: createdAt } = ctx
  const times = { waitingSince: receivedAt, lastMessageAt: receivedAt, createdAt }
  await tx.lead.create({
    data: {
      id: leadId,
      clinicId,
      patientId,
      source: enquiry.source,
      lastMessage,
      ...(referral && { referral }),
      ...times,
    },
  })
  return {
    leadId,
    facts: [fact("lead.created", leadId, { patientId, after: { source: enquiry.source, patientId } })],
  }
}

type Referral = { source: string | null; headline: string | null; url: string | null; clickId: string | null }

/** The first advertisement is the one that brought the enquiry, whatever came in first. */
function comesBefore(given: { at: string } | undefined, stored: unknown): boolean {
  if (!given) return false
  const known = typeof stored === "object" && stored !== null && "at" in stored ? String(stored.at) : null
  return known === null || given.at < known
}

async function hasLater(tx: Tx, leadId: string, saidAt: Date): Promise<boolean> {
  const later = await tx.message.findFirst({
    where: { leadId, direction: "in", saidAt: { gt: saidAt } },
    select: { id: true },
  })
  return later !== null
}
