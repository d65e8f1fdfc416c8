import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findSession } from "@/lib/sessions/find"
import { endMemberSessions } from "@/lib/team/end-sessions"
import { findMember } from "@/lib/team/find"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo } from "@/lib/testing/second-factor"
import { factNames, signedInAs, teamGround } from "@/lib/testing/team"

await testDatabase()
inDemo(true)
afterAll(closeDb)

describeRefusals(endMemberSessions, {
  async prepare() {
    const ground = await teamGround()
    return { ...ground, input: { id: ground.member.id } }
  },
})

const lives = async (token: string) => (await findSession(token, { touch: false })) !== null

describe("team.endSessions", () => {
  it("ends one, then all, and nothing when there is nothing left", async () => {
    const { ctx, member, user } = await teamGround()
    const tokens = [await signedInAs(user.email), await signedInAs(user.email), await signedInAs(user.email)]
    const [latest] = (await findMember(ctx, { id: member.id })).openSessions
    const one = { id: member.id, sessionId: latest?.id }
    expect(await endMemberSessions(ctx, one)).toEqual({ ended: 1 })
    expect(await endMemberSessions(ctx, one)).toEqual({ ended: 0 })
    expect(await endMemberSessions(ctx, { id: member.id })).toEqual({ ended: 2 })
    expect(await endMemberSessions(ctx, { id: member.id })).toEqual({ ended: 0 })
    for (const { token } of tokens) expect(await lives(token)).toBe(false)
    expect(await factNames(member.id)).toEqual(["member.sessions_ended", "member.sessions_ended"])
    expect(await factNames(latest?.id ?? "")).toEqual(["session.opened", "session.ended"])
  })

  it("ends nobody else's by a session's id, nor one that stands in another clinic", async () => {
    const { ctx, member, user, second, elsewhere } = await teamGround()
    const other = await signedInAs(user.email)
    const [theirs] = (await findMember(ctx, { id: member.id })).openSessions
    expect(await endMemberSessions(ctx, { id: second.id, sessionId: theirs?.id })).toEqual({ ended: 0 })
    expect(await lives(other.token)).toBe(true)
    const abroad = await teamGround()
    await makeMember(abroad.clinic.id, ["doctor"], { user })
    expect(await endMemberSessions(abroad.ctx, { id: abroad.member.id, sessionId: theirs?.id })).toEqual({
      ended: 0,
    })
    expect(await lives(other.token)).toBe(true)
    expect(elsewhere.id).not.toBe(abroad.clinic.id)
  })
})
