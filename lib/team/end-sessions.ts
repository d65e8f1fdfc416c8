import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { lockMember } from "@/lib/team/reach"
import { EndSessionInput } from "@/lib/team/schema"

/** Ends one of a member's sessions in this clinic, or all of them. One that is not theirs ends nothing. */
export const endMemberSessions = command({
  name: "team.endSessions",
  may: "team.write",
  input: EndSessionInput,
  async run({ ctx, tx, input }) {
    const member = await lockMember(tx, input.id)
    const ended = await tx.$queryRaw<{ id: string }[]>`
      select end_team_sessions(${member.id}::uuid, ${input.sessionId ?? null}::uuid, ${ctx.now})::text as id`
    const facts = ended.map(({ id }) => fact("session.ended", id, { reason: "by_admin" }))
    if (ended.length > 0)
      facts.push(fact("member.sessions_ended", member.id, { after: { ended: ended.length } }))
    return { value: { ended: ended.length }, facts }
  },
})
