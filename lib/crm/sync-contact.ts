import { markTokenRefused } from "@/lib/connections/outgoing"
import { standingConsents } from "@/lib/consents/standing"
import { accountOf } from "@/lib/crm/account"
import {
  basisOf,
  CRM_SETTLES_MS,
  contactName,
  NOT_AGREED,
  notToSync,
  readPeople,
  SYNC_LASTS_MS,
  syncKey,
} from "@/lib/crm/person"
import { upsert } from "@/lib/crm/upsert"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { fact } from "@/lib/facts"
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
  const key = syncKey(person)
  let { basis } = person
  const spec = {
    key,
    // Two messages of one person are two keys and one contact.
    beside: contactName(contact),
    kind: "crm_write" as const,
    provider: "hubspot",
    patientId,
    stepName,
    // Writing the same contact twice leaves it as writing it once does.
    isRepeatable: true,
    lastsMs: SYNC_LASTS_MS,
    settlesMs: CRM_SETTLES_MS,
    refuse: async (tx: Tx) => {
      basis = basisOf(await standingConsents(tx, patientId, now()))
      return basis ? null : NOT_AGREED
    },
    settle: async (tx: Tx, ended: Ended) =>
      ended.status === "done"
        ? [
            fact("contact.synced", leadId, {
              subjectType: "lead",
              patientId,
              after: { partner: "hubspot", basis },
            }),
          ]
        : ended.status === "failed" && ended.reason === "token" && account.id
          ? markTokenRefused(tx, ctx, account.id, "HubSpot")
          : [],
  }
  const result = await effectOnce(ctx, spec, (between) =>
    upsert(ctx, account, { contact, patientId, key }, between),
  )
  if (result.status === "failed") {
    const { reason } = result.error
    if (reason === "invalid_payload" || reason === NOT_AGREED) return { synced: false, reason }
    throw result.error
  }
  if (result.isRepeat && result.wasDone) return { synced: false, skipped: true, reason: "duplicate" }
  return { synced: true, externalId: result.externalId }
}
