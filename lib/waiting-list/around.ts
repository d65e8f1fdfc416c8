import type { Tx } from "@/lib/db"

type Named = { practitionerIds: string[]; appointmentId: string | null }

/** Names and times that entries point to: two statements, however many. */
export async function around(tx: Tx, entries: readonly Named[]) {
  const ids = [...new Set(entries.flatMap((one) => one.practitionerIds))]
  const practitioners = await tx.practitioner.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  const appointments = await tx.appointment.findMany({
    where: { id: { in: entries.flatMap((one) => one.appointmentId ?? []) } },
    select: { id: true, startsAt: true },
  })
  return {
    practitioners: new Map(practitioners.map((one) => [one.id, one.name])),
    appointments: new Map(appointments.map((one) => [one.id, one.startsAt])),
  }
}
