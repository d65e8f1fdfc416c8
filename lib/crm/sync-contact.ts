import { markTokenRefused } from "@/lib/connections/outgoing"
import { type Account, accountOf } from "@/lib/crm/account"
import { notToSync, readPeople, SYNC_LASTS_MS, syncKey } from "@/lib/crm/person"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { fact } from "@/lib/facts"
import { callPartner } from "@/lib/outbound/partner"
import {
  type CrmContact,
  createCall,
  readSearch,
  readWritten,
  searchCall,
  updateCall,
} from "@/lib/providers/hubspot/client"
import type { CallOutcome, PartnerAnswer, PartnerCall } from "@/lib/providers/outcome"
import { now } from "@/lib/time"

export type SyncResult =
  | { synced: true; externalId: string | null }
  | { synced: false; reason: string; skipped?: true }

const NOT_CONNECTED = "HubSpot is not connected"

/**
 * Finds or makes the contact of a lead in the clinic's HubSpot. Once for a number and time within a day: asked again it
 * is skipped. What HubSpot calls unusable is an answer and not tried again; whatever else fails is thrown.
 */
export async function syncContact(
  ctx: Ctx,
  { leadId, scoreId }: { leadId: string; scoreId?: string | null },
  stepName: string,
): Promise<SyncResult> {
  const { person, account } = await inClinic(ctx.clinicId, async (tx) => ({
    person: (await readPeople(tx, ctx, [{ leadId, scoreId }]))[0] ?? absent(),
    account: await accountOf(tx, ctx),
  }))
  if (!account) return { synced: false, reason: NOT_CONNECTED }
  const reason = notToSync(person)
  if (reason) return { synced: false, reason }
  const { contact, patientId } = person
  const spec = {
    key: syncKey(person),
    kind: "crm_write" as const,
    provider: "hubspot",
    patientId,
    stepName,
    // Writing the same contact twice leaves it as writing it once does.
    isRepeatable: true,
    lastsMs: SYNC_LASTS_MS,
    settle: async (tx: Tx, ended: Ended) =>
      ended.status === "done"
        ? [fact("contact.synced", leadId, { subjectType: "lead", patientId, after: { partner: "hubspot" } })]
        : ended.status === "failed" && ended.reason === "token" && account.id
          ? markTokenRefused(tx, ctx, account.id, "HubSpot")
          : [],
  }
  const result = await effectOnce(ctx, spec, () => upsert(account, contact))
  if (result.status === "failed") {
    if (result.error.reason === "invalid_payload") return { synced: false, reason: "invalid_payload" }
    throw result.error
  }
  if (result.isRepeat && result.wasDone) return { synced: false, skipped: true, reason: "duplicate" }
  return { synced: true, externalId: result.externalId }
}

async function upsert(account: Account, contact: CrmContact): Promise<CallOutcome> {
  const name = `hubspot ${account.id ?? "demo"}`
  const ask = (call: PartnerCall, read: (answer: PartnerAnswer, at: Date) => CallOutcome) =>
    callPartner(name, call, account, (answer) => read(answer, now()))
  const found = await ask(searchCall(account, contact), readSearch)
  if (found.did !== "done") return found
  return found.externalId
    ? ask(updateCall(account, found.externalId, contact), readWritten)
    : ask(createCall(account, contact), readWritten)
}
