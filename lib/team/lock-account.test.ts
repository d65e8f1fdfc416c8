import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findSession } from "@/lib/sessions/find"
import { lockAccount, unlockAccount } from "@/lib/team/lock-account"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo } from "@/lib/testing/second-factor"
import { factNames, fresh, signedInAs, teamGround } from "@/lib/testing/team"

await testDatabase()
inDemo(true)
afterAll(closeDb)

const reason = "Phone and laptop were stolen"
for (const operation of [lockAccount, unlockAccount]) {
  describeRefusals(operation, {
    async prepare() {
      const ground = await teamGround()
      return { ...ground, input: { id: ground.member.id, reason } }
    },
    wrongState: {
      when: "an admin: the account is not the clinic's",
      code: "forbidden",
      async prepare() {
        const ground = await teamGround()
        return { ...ground, ctxFor: () => ground.ctxFor(["admin"]), input: { id: ground.member.id, reason } }
      },
    },
  })
}

describe("team.lockAccount", () => {
  it("shuts the account in every clinic at once, is harmless twice, and is undone", async () => {
    const { clinic, second, member, user, elsewhere } = await teamGround()
    await makeMember(elsewhere.id, ["doctor"], { user })
    const { token } = await signedInAs(user.email)
    const operator = fresh(clinic, second, ["operator"])
    await lockAccount(operator, { id: member.id, reason })
    await lockAccount(operator, { id: member.id, reason })
    expect(await findSession(token, { touch: true })).toBeNull()
    await expect(signedInAs(user.email)).rejects.toMatchObject({ code: "wrong_credentials" })
    await unlockAccount(operator, { id: member.id, reason })
    await signedInAs(user.email)
    expect(await factNames(member.id)).toEqual(["member.locked", "member.unlocked"])
  })

  it("leaves no clinic without an admin", async () => {
    const { clinic, second, member, user, elsewhere } = await teamGround(["doctor"])
    const operator = fresh(clinic, second, ["operator"])
    const alone = await makeMember((await teamGround()).clinic.id, ["admin"], { user })
    expect(alone.roles).toEqual(["admin"])
    await lockAccount(operator, { id: member.id, reason })
    await unlockAccount(operator, { id: member.id, reason })
    const { makeClinic } = await import("@/lib/testing/factory")
    await makeMember((await makeClinic()).id, ["admin"], { user })
    await expect(lockAccount(operator, { id: member.id, reason })).rejects.toMatchObject({
      code: "wrong_state",
    })
    expect(elsewhere.id).not.toBe(clinic.id)
  })
})
