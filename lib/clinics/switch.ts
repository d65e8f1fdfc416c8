import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { ownCommand } from "@/lib/sessions/door"
import { recordSessionFact } from "@/lib/sessions/record"
import { ClinicChosen } from "@/lib/sessions/schema"

/**
 * Moves this session to another clinic of the caller's. One they are not an active member of is `not_found`, like one
 * that never was. A password given for the old clinic does not count in the new one.
 */
export const switchClinic = ownCommand({
  name: "clinics.switch",
  input: ClinicChosen,
  async run({ ctx, me, on, input }) {
    const { rows } = await on.query<{ slug: string; name: string; memberId: string }>(
      `select clinic.slug, clinic.name, member.id as "memberId"
      from "Member" member join "Clinic" clinic on clinic.id = member."clinicId" and clinic.active
      where member."userId" = $1 and member."clinicId" = $2 and member.active
        and (member."endsAt" is null or member."endsAt" > $3)`,
      [me.userId, input.clinicId, ctx.now],
    )
    const to = rows[0] ?? fail("not_found")
    const value = { slug: to.slug, name: to.name }
    if (input.clinicId === ctx.clinicId) return { value, facts: [] }
    await on.query(
      `update "Session" set "activeClinicId" = $2, "steppedUpAt" = null where id = $1 and "endedAt" is null`,
      [me.sessionId, input.clinicId],
    )
    const move = { before: { clinic: ctx.clinic.slug }, after: { clinic: to.slug } }
    // The clinic arrived at sees it too, under the member's name there.
    await recordSessionFact(on, {
      ...move,
      name: "clinic.switched",
      clinicId: input.clinicId,
      actor: `member:${to.memberId}`,
      actorName: ctx.actor.name,
      subjectType: "session",
      subjectId: me.sessionId,
      requestId: ctx.requestId,
      at: ctx.now,
    })
    return { value, facts: [fact("clinic.switched", me.sessionId, { subjectType: "session", ...move })] }
  },
})
