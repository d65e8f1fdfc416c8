import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { deviceOf } from "@/lib/sessions/device"
import { accountsOf, type StoredMember } from "@/lib/team/reach"
import { type MemberDetail, MemberInput } from "@/lib/team/schema"
import { toMemberRow } from "@/lib/team/to-row"

type StoredSession = {
  id: string
  userAgent: string | null
  network: string | null
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

const MOST_EVENTS = 50

/** One member: account, open sessions in this clinic, and what happened to the membership. */
export const findMember = query({
  name: "team.find",
  may: "team.read",
  input: MemberInput,
  async run({ ctx, tx, input }): Promise<MemberDetail> {
    if (!isId(input.id)) return absent()
    const [member] = await tx.$queryRaw<StoredMember[]>`
      select id, "userId", name, roles, active, "endsAt", "createdAt" from "Member" where id = ${input.id}::uuid`
    if (!member) return absent()
    const account = (await accountsOf(tx, [member.id], ctx.now)).get(member.id)
    const sessions = await tx.$queryRaw<StoredSession[]>`
      select * from team_sessions(${member.id}::uuid, ${ctx.now})`
    const facts = await tx.fact.findMany({
      where: { clinicId: ctx.clinicId, subjectId: member.id },
      select: {
        id: true,
        name: true,
        actorName: true,
        reason: true,
        before: true,
        after: true,
        createdAt: true,
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_EVENTS,
    })
    return {
      ...toMemberRow(member, account, ctx),
      joinedAt: member.createdAt.toISOString(),
      elsewhere: account?.elsewhere ?? true,
      openSessions: sessions.map((session) => ({
        id: session.id,
        device: deviceOf(session.userAgent),
        network: session.network ?? "unknown",
        openedAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        endsAt: session.expiresAt.toISOString(),
      })),
      history: facts.map((one) => ({ ...one, createdAt: one.createdAt.toISOString() })),
    }
  },
})
