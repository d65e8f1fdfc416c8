import { markTokenRefused } from "@/lib/connections/outgoing"
import { accountOf } from "@/lib/crm/account"
import { endLink } from "@/lib/crm/end-link"
import { HUBSPOT, keepLink } from "@/lib/crm/links"
import {
  CRM_SETTLES_MS,
  type CrmPerson,
  contactName,
  notToSync,
  readPeople,
  readPersons,
  readPlan,
  SYNC_LASTS_MS,
  syncKey,
} from "@/lib/crm/person"
import { upsert } from "@/lib/crm/upsert"
import { writtenHashes } from "@/lib/crm/values"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { fact } from "@/lib/facts"
import { now, toDate } from "@/lib/time"

export type SyncResult =
  | { synced: true; externalId: string | null }
  | { synced: false; reason: string; skipped?: true }

/** A lead's person; or a person by themselves, as somebody asked for at a time, with fields that are written whatever is usual. */
export type ContactAsk =
  | { leadId: string; scoreId?: string | null }
  | { patientId: string; askedAt: string; fields?: readonly string[] }

const NOT_CONNECTED = "HubSpot is not connected"
/** What is an answer, and not tried again. */
const ANSWERS: readonly (string | undefined)[] = [
  "invalid_payload",
  "sharing_not_agreed",
  "erased_there",
  "deleted_there",
  "restricted",
]

/**
 * Finds or makes the contact of a person in the clinic's HubSpot. Once for a number and time within a day: asked again it
 * is skipped. What HubSpot calls unusable is an answer and not tried again; whatever else fails is thrown.
 */
export async function syncContact(ctx: Ctx, ask: ContactAsk, stepName: string): Promise<SyncResult> {
  const { person, account, plan } = await inClinic(ctx.clinicId, async (tx) => {
    const plan = await readPlan(tx, ctx)
    return {
      plan,
      person: (await personOf(tx, ctx, ask, plan)) ?? absent(),
      account: await accountOf(tx, ctx),
    }
  })
  if (!account) return { synced: false, reason: NOT_CONNECTED }
  const reason = notToSync(person)
  if (reason) return { synced: false, reason }
  const { patientId } = person
  const { mapping, country } = plan
  const subject = "leadId" in ask ? ask.leadId : patientId
  const key = syncKey(person)
  let { basis } = person
  let written: Record<string, string> = {}
  const settle = async (tx: Tx, ended: Ended) => {
    if (ended.status === "done") {
      if (ended.externalId) await keepLink(tx, ctx, patientId, ended.externalId, written)
      const subjectType = "leadId" in ask ? "lead" : "patient"
      return [fact("contact.synced", subject, { subjectType, patientId, after: { partner: HUBSPOT, basis } })]
    }
    if (ended.status !== "failed") return []
    if (ended.reason === "deleted_there" && person.link)
      return endLink(tx, ctx, person.link, { status: "deleted", because: "not_found" })
    return ended.reason === "token" && account.id ? markTokenRefused(tx, ctx, account.id, "HubSpot") : []
  }
  const spec = {
    key,
    // Two messages of one person are two keys and one contact.
    beside: contactName(person.contact),
    kind: "crm_write" as const,
    provider: HUBSPOT,
    patientId,
    stepName,
    // Writing the same contact twice leaves it as writing it once does.
    isRepeatable: true,
    lastsMs: SYNC_LASTS_MS,
    settlesMs: CRM_SETTLES_MS,
    refuse: async (tx: Tx) => {
      const [again] = await readPersons(tx, { ...ctx, now: now() }, [patientId], plan, person.at)
      basis = again?.basis ?? null
      return again ? notToSync(again) : "invalid_payload"
    },
    settle,
  }
  const forced = "fields" in ask ? ask.fields : undefined
  const onWrite = (properties: Readonly<Record<string, string>>) => {
    written = writtenHashes(mapping, patientId, properties, country)
  }
  const result = await effectOnce(ctx, spec, (between) =>
    upsert(ctx, account, { person, mapping, key, forced, onWrite }, between),
  )
  if (result.status === "failed") {
    const { reason = "" } = result.error
    if (ANSWERS.includes(reason)) return { synced: false, reason }
    throw result.error
  }
  if (result.isRepeat && result.wasDone) return { synced: false, skipped: true, reason: "duplicate" }
  return { synced: true, externalId: result.externalId }
}

async function personOf(
  tx: Tx,
  ctx: Ctx,
  ask: ContactAsk,
  plan: Awaited<ReturnType<typeof readPlan>>,
): Promise<CrmPerson | null | undefined> {
  if ("leadId" in ask) return (await readPeople(tx, ctx, [ask], plan))[0]
  return (await readPersons(tx, ctx, [ask.patientId], plan, toDate(ask.askedAt)))[0]
}
