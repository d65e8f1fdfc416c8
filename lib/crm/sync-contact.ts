import { markTokenRefused, outgoingConnection } from "@/lib/connections/outgoing"
import { placeOf } from "@/lib/connections/place"
import { standingConsents } from "@/lib/consents/standing"
import type { Ctx } from "@/lib/ctx"
import { absent, inClinic, type Tx } from "@/lib/db"
import { type Ended, effectOnce } from "@/lib/effects/once"
import { env } from "@/lib/env"
import { fact } from "@/lib/facts"
import { idFrom, isId } from "@/lib/ids"
import { isPhone } from "@/lib/messaging/rules"
import { callPartner } from "@/lib/outbound/partner"
import { isUnnamed } from "@/lib/patients/rules"
import {
  type CrmContact,
  createCall,
  readSearch,
  readWritten,
  searchCall,
  updateCall,
} from "@/lib/providers/hubspot/client"
import { demoHubspot } from "@/lib/providers/hubspot/fake"
import type { CallOutcome, PartnerAnswer, PartnerCall } from "@/lib/providers/outcome"
import { DAY_MS, now } from "@/lib/time"

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
    person: await readPerson(tx, ctx, leadId, scoreId),
    account: await accountOf(tx, ctx),
  }))
  if (!account) return { synced: false, reason: NOT_CONNECTED }
  if (!person.mayShare) return { synced: false, reason: "sharing_not_agreed" }
  const { contact, patientId } = person
  if (!contact.phone && !contact.email) return { synced: false, reason: "invalid_payload" }
  const { at } = person
  const spec = {
    // A key is kept longer than a person may be: of the number only what cannot be read back.
    key: `hubspot:${idFrom(`hubspot:${contact.phone ?? contact.email}:${at.toISOString()}`)}`,
    kind: "crm_write" as const,
    provider: "hubspot",
    patientId,
    stepName,
    // Writing the same contact twice leaves it as writing it once does.
    isRepeatable: true,
    lastsMs: DAY_MS,
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

type Account = Exclude<Awaited<ReturnType<typeof accountOf>>, null>

/** In demo the environment's address or a recording fake stand in for whatever is not connected. */
async function accountOf(tx: Tx, ctx: Ctx) {
  const own = await outgoingConnection(tx, ctx, "hubspot")
  const answer =
    own?.place.isFake || (!own && placeOf("hubspot", null).isFake) ? demoHubspot().answer : undefined
  if (own) return own.token ? { id: own.id, token: own.token, ...own.place, answer } : null
  const { ROUNDS_DEMO: isDemo, HUBSPOT_ACCESS_TOKEN } = env()
  if (!isDemo) return null
  return { id: null, token: HUBSPOT_ACCESS_TOKEN ?? "demo-access-token", ...placeOf("hubspot", null), answer }
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

async function readPerson(tx: Tx, ctx: Ctx, leadId: string, scoreId?: string | null) {
  const lead = isId(leadId)
    ? await tx.lead.findUnique({
        where: { id: leadId },
        include: {
          patient: { include: { contacts: { include: { contact: true }, orderBy: { createdAt: "asc" } } } },
        },
      })
    : null
  if (!lead) return absent()
  const score =
    scoreId && isId(scoreId)
      ? await tx.score.findUnique({ where: { id: scoreId }, select: { createdAt: true } })
      : null
  const { patient } = lead
  const addresses = patient.contacts.map(({ contact }) => contact)
  const standing = await standingConsents(tx, patient.id, ctx.now)
  const sharing = standing.find((one) => one.purpose === "third_party_sharing")?.status
  return {
    patientId: patient.id,
    mayShare: sharing !== "withdrawn" && sharing !== "denied",
    at: score?.createdAt ?? lead.lastMessageAt ?? lead.createdAt,
    contact: {
      phone: addresses.find(({ address }) => isPhone(address))?.address ?? null,
      email: addresses.find(({ channel }) => channel === "email")?.address ?? null,
      ...namesOf(patient.name),
    },
  }
}

function namesOf(name: string): Pick<CrmContact, "firstName" | "lastName"> {
  if (isUnnamed(name)) return { firstName: null, lastName: null }
  const [first = null, ...rest] = name.trim().split(/\s+/)
  return { firstName: first, lastName: rest.join(" ") || null }
}
