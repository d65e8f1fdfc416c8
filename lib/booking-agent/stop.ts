import { assertAnswers } from "@/lib/appointments/asking"
import { command } from "@/lib/operation"
import { patientForChange, patientReach } from "@/lib/patients/reach"
import { TalkIdInput } from "./schema"
import { endTalk, heldTalk, isOpen } from "./talk"

/** A colleague takes over: a number that still comes is read by a person, and the times are anybody's. */
export const stopBooking = command({
  name: "booking.stop",
  may: "appointments.write",
  input: TalkIdInput,
  async run({ ctx, tx, input, grant }) {
    assertAnswers(ctx)
    const talk = await heldTalk(tx, input.id)
    await patientForChange(tx, talk.patientId, patientReach(ctx, grant))
    if (!isOpen(talk)) return { value: { id: talk.id }, facts: [] }
    return { value: { id: talk.id }, facts: await endTalk(tx, ctx, talk, "stopped") }
  },
})
