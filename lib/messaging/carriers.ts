import { type OutgoingConnection, outgoingConnection } from "@/lib/connections/outgoing"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { OutgoingFile } from "@/lib/media/attached"
import { uploadFile } from "@/lib/media/upload"
import { evolutionCarrier } from "@/lib/messaging/carrier-evolution"
import { twilioCarrier } from "@/lib/messaging/carrier-twilio"
import { isPhone } from "@/lib/messaging/rules"
import type { CallOutcome, PartnerAnswer, PartnerCall } from "@/lib/providers/outcome"
import { type OutgoingMessage, readSent, sendCall } from "@/lib/providers/whatsapp/client"
import { demoWhatsapp } from "@/lib/providers/whatsapp/fake"

/** What a carrier is given: a template comes with its words, for those that know no templates. */
export type CarriedMessage = Exclude<OutgoingMessage, { kind: "reaction" }> & { body: string }

/** `target`: the person's message, by its id at the provider. Empty emoji: taken back. */
export type CarriedSign = { to: string; ref: string; target: string; emoji: string }

/** By what a contact is reached: one connection of the clinic's and how it is spoken to. */
export type Carrier = {
  connection: OutgoingConnection
  provider: string
  /** As people call it. */
  name: string
  /** Free words only for a day after the person wrote. */
  hasWindow: boolean
  takesTemplates: boolean
  canReach(address: string): boolean
  /** Null: what it needs is not set. */
  call(message: CarriedMessage): PartnerCall | null
  /** A sign on one of the person's messages; null as above. Absent: it takes none. */
  react?(sign: CarriedSign): PartnerCall | null
  read(answer: PartnerAnswer, now: Date): CallOutcome
  /** The same with a file beside its words, which may have to be given to the provider first. Absent: it takes none. */
  callWithFile?(ctx: Ctx, message: CarriedMessage, file: OutgoingFile): Promise<PartnerCall | CallOutcome>
  /** Demo's, which answers from within. */
  fakeAnswer?: (call: PartnerCall) => Promise<PartnerAnswer>
}

type Way = { channel: string; make(tx: Tx, ctx: Ctx): Promise<Carrier | null> }

/** In the order in which they are preferred for their channel. */
const WAYS: readonly Way[] = [
  { channel: "whatsapp", make: whatsapp },
  { channel: "whatsapp", make: evolutionCarrier },
  { channel: "sms", make: twilioCarrier },
]

async function whatsapp(tx: Tx, ctx: Ctx): Promise<Carrier | null> {
  const connection = await outgoingConnection(tx, ctx, "whatsapp")
  if (!connection) return null
  const { token, place } = connection
  return {
    connection,
    provider: "whatsapp",
    name: "WhatsApp",
    hasWindow: true,
    takesTemplates: true,
    canReach: isPhone,
    call: (message) => (token ? sendCall({ ...connection, base: place.base, token }, message) : null),
    react: ({ to, ref, target, emoji }) =>
      token
        ? sendCall({ ...connection, base: place.base, token }, { to, ref, kind: "reaction", target, emoji })
        : null,
    async callWithFile(ctx, { body, ...message }, file) {
      const account = { ...connection, token: token ?? "" }
      const uploaded = await uploadFile(ctx, file, account)
      if ("did" in uploaded) return uploaded
      const { id } = uploaded
      const { kind, fileName } = file
      const sent = { ...message, kind: "file" as const, file: { id, kind, fileName }, body }
      const call = token ? sendCall({ ...account, base: place.base }, sent) : null
      return call ?? { did: "refused", reason: "not_connected", retry: false }
    },
    read: readSent,
    fakeAnswer: place.isFake ? demoWhatsapp().answer : undefined,
  }
}

export type Carriers = ReadonlyMap<string, Carrier>

/** By channel, all that could carry a message, the preferred first. As many statements as there are ways. */
export async function waysOf(
  tx: Tx,
  ctx: Ctx,
  channels: readonly string[],
): Promise<ReadonlyMap<string, readonly Carrier[]>> {
  const found = new Map<string, Carrier[]>()
  for (const way of WAYS) {
    const made = channels.includes(way.channel) ? await way.make(tx, ctx) : null
    if (made) found.set(way.channel, [...(found.get(way.channel) ?? []), made])
  }
  return found
}

const isWorking = ({ connection }: Carrier): boolean =>
  connection.token !== null && !connection.isPaused && !connection.isTokenRefused

/** Of several ways the first that works. */
export const bestOf = (ways: readonly Carrier[] = []): Carrier | null =>
  ways.find(isWorking) ?? ways[0] ?? null

/**
 * Of several ways the one by which the person wrote last, as long as the clinic has it, works it or not: an answer from
 * another number would be a stranger's.
 */
export const wayBack = (ways: readonly Carrier[] = [], wroteBy: string | null = null): Carrier | null =>
  ways.find((one) => one.provider === wroteBy) ?? bestOf(ways)

/** By channel, the one that would carry a first message now. As many statements as there are ways. */
export async function carriersOf(tx: Tx, ctx: Ctx, channels: readonly string[]): Promise<Carriers> {
  const best = new Map<string, Carrier>()
  for (const [channel, ways] of await waysOf(tx, ctx, channels)) {
    const one = bestOf(ways)
    if (one) best.set(channel, one)
  }
  return best
}

/** What carries a message to this contact, back to where it wrote from if `contactId` says who; null: nothing is connected. */
export async function carrierFor(
  tx: Tx,
  ctx: Ctx,
  { channel, contactId }: { channel: string; contactId?: string },
): Promise<Carrier | null> {
  const ways = (await waysOf(tx, ctx, [channel])).get(channel) ?? []
  if (!contactId || ways.length < 2) return bestOf(ways)
  const [last] = await tx.$queryRaw<{ provider: string | null }[]>`
    select event.provider from (
      select "webhookEventId" from "Message"
      where "clinicId" = ${ctx.clinicId}::uuid and "contactId" = ${contactId}::uuid and direction = 'in'
      order by "saidAt" desc limit 1
    ) wrote join "WebhookEvent" event on event.id = wrote."webhookEventId"`
  return wayBack(ways, last?.provider)
}
