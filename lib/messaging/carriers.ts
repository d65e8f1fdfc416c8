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
export type CarriedMessage = OutgoingMessage & { body: string }

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

/** By channel, the one that would carry a message now. As many statements as there are ways. */
export async function carriersOf(tx: Tx, ctx: Ctx, channels: readonly string[]): Promise<Carriers> {
  const found = new Map<string, Carrier>()
  for (const way of WAYS) {
    if (!channels.includes(way.channel)) continue
    const known = found.get(way.channel)
    if (known && isWorking(known)) continue
    const made = await way.make(tx, ctx)
    if (made && (!known || isWorking(made))) found.set(way.channel, made)
  }
  return found
}

const isWorking = ({ connection }: Carrier): boolean =>
  connection.token !== null && !connection.isPaused && !connection.isTokenRefused

/** What carries a message to this contact; null: nothing is connected for its channel. */
export const carrierFor = async (tx: Tx, ctx: Ctx, contact: { channel: string }): Promise<Carrier | null> =>
  (await carriersOf(tx, ctx, [contact.channel])).get(contact.channel) ?? null
