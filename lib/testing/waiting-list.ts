import { bookAppointment } from "@/lib/appointments/book"
import { cancelAppointment } from "@/lib/appointments/cancel"
import { type Ctx, systemCtx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import type { Prisma } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { type AppointmentGround, appointmentGround } from "@/lib/testing/appointments"
import type { MadeClinic } from "@/lib/testing/factory"
import { addLead } from "@/lib/testing/lead-ground"
import { connectWhatsapp } from "@/lib/testing/whatsapp"
import { addMs, HOUR_MS, MINUTE_MS, toDate } from "@/lib/time"
import { offerNext } from "@/lib/waiting-list/offer-next"
import { openFreedSlot } from "@/lib/waiting-list/open-slot"

type Person = Awaited<ReturnType<typeof addLead>>
type Entry = Partial<Prisma.WaitingListEntryUncheckedCreateInput>

export type WaitingGround = AppointmentGround & {
  /** A Tuesday of 2037, 10:00 in Bucharest: the clinic is open. */
  noon: Date
  system(at?: Date): Ctx
  /** Somebody with a number and a place on the list. */
  waits(given?: Entry & { name?: string }): Promise<Person & { entryId: string }>
  /** Books and cancels a time, and opens what came free of it. */
  frees(startsAt: string, at?: Date): Promise<{ slotId: string; appointmentId: string }>
  offers(slotId?: string): ReturnType<typeof offersOf>
  /** Frees a time and asks the first. */
  asked(startsAt: string, at?: Date): Promise<{ slotId: string; offerId: string }>
}

const offersOf = (clinicId: string, slotId?: string) =>
  inClinic(clinicId, (tx) =>
    tx.waitingListOffer.findMany({
      where: slotId ? { slotId } : {},
      include: { entry: true, hold: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
  )

/** A clinic with WhatsApp, open Monday to Friday 9 to 18, whose practitioners work every day. */
export async function waitingGround(of: Partial<MadeClinic> = {}): Promise<WaitingGround> {
  const ground = await appointmentGround({}, of)
  const { clinic, serviceId } = ground
  await connectWhatsapp(clinic.id, { secrets: { apiKey: "an-access-token" } as never })
  await inClinic(clinic.id, (tx) =>
    tx.clinicSetting.create({
      data: {
        clinicId: clinic.id,
        key: "sending_limits",
        value: { quietFrom: "00:00", quietTo: "00:00", minutesApart: 0, perDay: 50 },
      },
    }),
  )
  const noon = toDate("2037-03-03T08:00:00Z")
  const system = (at = noon) => ({ ...systemCtx(clinic.id, clinic, "offer-free-slot"), now: at })
  const member = (at: Date): Ctx => ({ ...ground.ctxFor(["coordinator"]), now: at })
  const waits: WaitingGround["waits"] = async ({ name = "Ana Pop", ...given } = {}) => {
    const person = await addLead(clinic.id, { name, createdAt: addMs(noon, -40 * 24 * HOUR_MS) })
    const entryId = newId()
    await inClinic(clinic.id, async (tx) => {
      // Within their day: free words may be written to them.
      await tx.message.create({
        data: {
          id: newId(),
          clinicId: clinic.id,
          contactId: person.contactId,
          patientId: person.patientId,
          leadId: person.id,
          direction: "in",
          body: "Anunțați-mă dacă se eliberează ceva",
          status: "received",
          statusAt: addMs(noon, -MINUTE_MS),
          externalId: `wamid.${newId()}`,
          saidAt: addMs(noon, -MINUTE_MS),
          createdAt: addMs(noon, -MINUTE_MS),
        },
      })
      await tx.waitingListEntry.create({
        data: {
          id: entryId,
          clinicId: clinic.id,
          patientId: person.patientId,
          serviceId,
          practitionerIds: [],
          weekdays: [],
          createdAt: addMs(noon, -24 * HOUR_MS),
          updatedAt: noon,
          ...given,
        },
      })
    })
    return { ...person, entryId }
  }
  const frees: WaitingGround["frees"] = async (startsAt, at = noon) => {
    const booked = await bookAppointment(member(at), {
      ...ground.booking({ startsAt, patientId: await ground.patient() }),
      anyway: true,
    })
    const appointmentId = booked.id ?? ""
    await cancelAppointment(member(at), { id: appointmentId, because: "patient" })
    const { endsAt, practitionerId } = await ground.read(appointmentId)
    const freed = { appointmentId, practitionerId, startsAt, endsAt: endsAt.toISOString() }
    const { slotId } = await openFreedSlot(system(at), { ...freed, cause: "cancelled" })
    return { slotId: slotId ?? "", appointmentId }
  }
  return {
    ...ground,
    noon,
    system,
    waits,
    frees,
    offers: (slotId) => offersOf(clinic.id, slotId),
    asked: async (startsAt, at = noon) => {
      const { slotId } = await frees(startsAt, at)
      const came = await offerNext(system(at), { id: slotId })
      if (came.state !== "offered") throw new Error(`nobody was asked: ${came.state}`)
      return { slotId, offerId: came.offerId }
    },
  }
}
