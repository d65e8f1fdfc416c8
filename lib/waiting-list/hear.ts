import type { Addressee } from "@/lib/answers/addressee"
import { readAnswer, unquoted } from "@/lib/answers/read"
import type { Heard, Said } from "@/lib/answers/said"
import { lockSlots } from "@/lib/appointments/lock"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { acceptInside, mayTake } from "./accept-inside"
import { answered, askAgain } from "./answer"
import { endOffer } from "./end-offer"
import { offerHeld, type StoredOffer } from "./offer-rows"
import { askToRead, type Why } from "./read-task"

type Addressed = Said & { to?: Addressee }

/**
 * What a reply says to an offer of a time; null: it is none. A plain yes books, a plain no gives the time to whoever is next.
 * Whatever else it may mean is put before a person while the time is kept. A yes that comes late counts where the time is
 * still free; where it is lost the patient is asked about another one, and never moved.
 */
export async function hearOffer(tx: Tx, ctx: Ctx, said: Addressed): Promise<Heard | null> {
  if (!said.to) return null
  const found = await offerAt(tx, ctx, said, said.to)
  if (!found) return null
  const text = unquoted(said.text, found.body ?? "") ?? said.text
  const { reading } = readAnswer(text)
  if (reading !== "yes" && reading !== "no" && reading !== "unclear") return null
  await lockSlots(tx, ctx)
  const offer = await offerHeld(tx, found.id)
  const why = whyUnsure(said, offer, found.isSince, reading)
  if (why) return why === "settled" ? null : ask(tx, ctx, said, offer, why)
  if (reading === "no") {
    if (offer.status !== "offered") return null
    const ended = await endOffer(tx, ctx, offer, {
      status: "declined",
      messageId: said.messageId,
      by: "reply",
    })
    return joined(ended, await answered(tx, ctx, offer, said, "declined"))
  }
  if (!mayTake(offer)) return lost(tx, ctx, offer, said)
  const taken = await acceptInside(tx, ctx, offer, { by: "reply", messageId: said.messageId })
  if (taken.appointmentId === null) return joined(taken, await askAgain(tx, ctx, offer, said))
  return joined(taken, await answered(tx, ctx, offer, said, taken.gaveBackId ? "takenInstead" : "taken"))
}

/** A yes to what a colleague took back, or to what went to somebody else. */
async function lost(tx: Tx, ctx: Ctx, offer: StoredOffer, said: Said): Promise<Heard> {
  if (offer.entry.status !== "waiting") return ask(tx, ctx, said, offer, "over")
  return askAgain(tx, ctx, offer, said)
}

function whyUnsure(
  said: Said,
  offer: StoredOffer,
  isSince: boolean,
  reading: string,
): Why | "settled" | null {
  const isOpen = offer.status === "offered"
  if (offer.status === "accepted" || (offer.status === "declined" && reading !== "yes")) return "settled"
  if (offer.entry.patientId !== said.patientId) return "several"
  if (reading === "unclear") return isOpen ? "unclear" : "settled"
  if (said.isChanged) return "changed"
  return isSince ? "since" : null
}

async function ask(tx: Tx, ctx: Ctx, said: Said, offer: StoredOffer, why: Why): Promise<Heard> {
  const { messageId, leadId } = said
  const { entryId, entry } = offer
  const wanted = { why, offerId: offer.id, entryId, messageId, patientId: entry.patientId, leadId }
  return { facts: await askToRead(tx, ctx, wanted), events: [] }
}

type Found = { id: string; body: string | null; isSince: boolean }

/** The offer a reply belongs to; or the one that waits at the address, where a colleague's own words came in between. */
async function offerAt(tx: Tx, { clinicId }: Ctx, said: Said, to: Addressee): Promise<Found | null> {
  const [found] = await tx.$queryRaw<Found[]>`
    select offer.id, message.body, message.id <> ${to.id}::uuid as "isSince"
    from "Message" message
    join "WaitingListOffer" offer on offer."clinicId" = message."clinicId" and offer."messageId" = message.id
    where message."clinicId" = ${clinicId}::uuid and message."contactId" = ${said.contactId}::uuid
      and (message.id = ${to.id}::uuid or (
        offer.status = 'offered' and ${!to.isQuoted} and exists (
          select from "Message" last where last."clinicId" = message."clinicId" and last.id = ${to.id}::uuid
            and last."sentById" is not null
        )
      ))
    order by message.id = ${to.id}::uuid desc, offer."createdAt" desc limit 1`
  return found ?? null
}

const joined = (...parts: readonly Heard[]): Heard => ({
  facts: parts.flatMap((one) => one.facts),
  events: parts.flatMap((one) => one.events),
})
