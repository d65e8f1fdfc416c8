import { requireMember } from "@/lib/access/member"
import { UnmaskInput } from "@/lib/access/schema"
import { UNMASK_LIFE_MS } from "@/lib/access/words"
import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { addMs } from "@/lib/time"

/** One patient's name and number for a quarter of an hour; what they wrote stays hidden. */
export const unmaskPatient = command({
  name: "access.unmask",
  may: "access.unmask",
  input: UnmaskInput,
  async run({ ctx, tx, input: { patientId, reason } }) {
    const memberId = requireMember(ctx)
    const patient =
      isId(patientId) && (await tx.patient.findUnique({ where: { id: patientId }, select: { id: true } }))
    if (!patient) return absent()
    await tx.$queryRaw`select id from "Member" where id = ${memberId}::uuid for update`
    const running = await tx.specialAccess.findFirst({
      where: { memberId, kind: "unmask", patientId, endedAt: null, endsAt: { gt: ctx.now } },
    })
    if (running) return { value: { id: running.id, endsAt: running.endsAt.toISOString() }, facts: [] }
    const id = newId()
    const endsAt = addMs(ctx.now, UNMASK_LIFE_MS)
    await tx.specialAccess.create({
      data: {
        id,
        clinicId: ctx.clinicId,
        memberId,
        kind: "unmask",
        patientId,
        reason,
        endsAt,
        createdAt: ctx.now,
      },
    })
    const facts = [
      fact("access.unmasked", id, {
        patientId,
        after: { endsAt: endsAt.toISOString() },
        personal: { reason },
      }),
    ]
    return { value: { id, endsAt: endsAt.toISOString() }, facts }
  },
})
