import { isAsking } from "@/lib/appointments/asking"
import { grantOf } from "@/lib/ctx"
import { query } from "@/lib/operation"
import { patientInReach, patientReach } from "@/lib/patients/reach"
import { TalkOfInput, type TalkView } from "./schema"
import { isOpen, offeredOf } from "./talk"
import type { TalkEnd, TalkStatus } from "./words"

/** The last list of times a patient was sent, and what came of it; null: none. */
export const bookingTalkOf = query({
  name: "booking.of_patient",
  may: "appointments.read",
  input: TalkOfInput,
  async run({ ctx, tx, input, grant }): Promise<TalkView | null> {
    const patient = await patientInReach(tx, input.patientId, patientReach(ctx, grant))
    const talk = await tx.bookingTalk.findFirst({
      where: { patientId: patient.id },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      include: { service: { select: { id: true, name: true } } },
    })
    if (!talk) return null
    const offered = offeredOf(talk)
    const people = await tx.practitioner.findMany({
      where: { id: { in: [...new Set(offered.map((one) => one.practitionerId))] } },
      select: { id: true, name: true },
    })
    const member = talk.startedById
      ? await tx.member.findUnique({ where: { id: talk.startedById }, select: { name: true } })
      : null
    const write = grantOf(ctx, "appointments.write")
    return {
      id: talk.id,
      status: talk.status as TalkStatus,
      because: talk.because as TalkEnd | null,
      service: talk.service,
      times: offered.map(({ startsAt, endsAt, practitionerId }) => ({
        startsAt,
        endsAt,
        practitioner: people.find((one) => one.id === practitionerId)?.name ?? "",
      })),
      appointmentId: talk.appointmentId,
      rounds: talk.rounds,
      expiresAt: talk.expiresAt?.toISOString() ?? null,
      createdAt: talk.createdAt.toISOString(),
      startedBy: member?.name ?? null,
      may: { stop: write !== null && !isAsking(ctx) && isOpen(talk) },
    }
  },
  reads: ({ input, value }) => value && { what: "appointments", patientIds: [input.patientId] },
})
