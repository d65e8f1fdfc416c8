import { type ExceptionHit, type ExceptionPreview, PreviewExceptionInput } from "@/lib/opening/schema"
import { requireOf, spanOf, standingIn } from "@/lib/opening/span"
import { MOST_SHOWN } from "@/lib/opening/words"
import { query } from "@/lib/operation"

type Found = {
  id: string
  startsAt: Date
  endsAt: Date
  patientId: string
  patient: string
  practitioner: string
  room: string | null
  service: string
  total: number
}

/** Which appointments stand in the way of an absence that is about to be entered, soonest first. */
export const previewException = query({
  name: "opening.preview_exception",
  may: "absences.write",
  input: PreviewExceptionInput,
  async run({ ctx, tx, input, grant }): Promise<ExceptionPreview> {
    const of = await requireOf(tx, ctx, grant, input)
    const span = spanOf(ctx, input)
    if (input.kind === "open") return { hits: [], more: 0 }
    const found = await tx.$queryRaw<Found[]>`
      select visit.id, visit."startsAt", visit."endsAt", patient.id as "patientId", patient.name as patient,
        practitioner.name as practitioner, room.name as room, service.name as service,
        (count(*) over ())::int as total
      from "Appointment" visit
      join "Patient" patient on patient.id = visit."patientId"
      join "Practitioner" practitioner on practitioner.id = visit."practitionerId"
      join "Service" service on service.id = visit."serviceId"
      left join "Room" room on room.id = visit."roomId"
      where ${standingIn(ctx, of, span)}
      order by visit."startsAt", visit.id limit ${MOST_SHOWN}`
    const hits = found.map(
      ({ patientId, patient, total: _, ...one }): ExceptionHit => ({
        ...one,
        startsAt: one.startsAt.toISOString(),
        endsAt: one.endsAt.toISOString(),
        patient: { id: patientId, name: patient },
      }),
    )
    return { hits, more: (found[0]?.total ?? 0) - hits.length }
  },
  reads: ({ value }) => ({
    what: "absence",
    patientIds: value.hits.map((one) => one.patient.id),
    list: true,
  }),
})
