import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { findSession } from "@/lib/sessions/find"
import { resetSecondFactor } from "@/lib/team/reset-second-factor"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo, makeGuardedUser } from "@/lib/testing/second-factor"
import { factNames, signedInAs, teamGround } from "@/lib/testing/team"

await testDatabase()
inDemo(false)
afterAll(closeDb)

const reason = "Lost the phone"
describeRefusals(resetSecondFactor, {
  async prepare() {
    const ground = await teamGround()
    return { ...ground, input: { id: ground.member.id, reason } }
  },
  wrongState: {
    when: "for who works in another clinic too",
    code: "wrong_state",
    async prepare() {
      const ground = await teamGround()
      await makeMember(ground.elsewhere.id, ["doctor"], { user: ground.user })
      return { ...ground, input: { id: ground.member.id, reason } }
    },
  },
})

describe("team.resetSecondFactor", () => {
  it("takes factor and recovery codes away, ends the sessions, and the next one can only set it up", async () => {
    const { ctx, clinic } = await teamGround()
    const user = await makeGuardedUser()
    const member = await makeMember(clinic.id, ["doctor"], { user })
    const { token } = await signedInAs(user.email, { code: user.code() })
    expect(await findSession(token, { touch: false })).toMatchObject({ roles: ["doctor"], mustEnrol: false })
    await resetSecondFactor(ctx, { id: member.id, reason })
    await resetSecondFactor(ctx, { id: member.id, reason })
    expect(await findSession(token, { touch: false })).toBeNull()
    const next = await signedInAs(user.email)
    expect(await findSession(next.token, { touch: false })).toMatchObject({ roles: [], mustEnrol: true })
    expect(await factNames(member.id)).toEqual(["member.second_factor_reset"])
    const row = await platformDb().user.findUniqueOrThrow({ where: { id: user.id } })
    expect(row).toMatchObject({ totpSealed: null, totpConfirmedAt: null, totpLastStep: null })
  })
})
