import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findSession } from "@/lib/sessions/find"
import { disableMember, enableMember } from "@/lib/team/disable"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo } from "@/lib/testing/second-factor"
import { factNames, fresh, openedIn, signedInAs, teamGround } from "@/lib/testing/team"

await testDatabase()
inDemo(true)
afterAll(closeDb)

const reason = "Left the clinic"
for (const operation of [disableMember, enableMember]) {
  describeRefusals(operation, {
    async prepare() {
      const ground = await teamGround()
      return { ...ground, input: { id: ground.member.id, reason } }
    },
  })
}

describe("team.disable", () => {
  it("ends the membership and its sessions at once, is harmless twice, and is undone", async () => {
    const { ctx, member, user } = await teamGround()
    const { token } = await signedInAs(user.email)
    await disableMember(ctx, { id: member.id, reason })
    await disableMember(ctx, { id: member.id, reason })
    expect(await findSession(token, { touch: true })).toBeNull()
    await expect(signedInAs(user.email)).rejects.toMatchObject({ code: "wrong_credentials" })
    await enableMember(ctx, { id: member.id, reason: "Is back" })
    await enableMember(ctx, { id: member.id, reason: "Is back" })
    expect(await findSession(token, { touch: true })).toBeNull()
    expect(await findSession((await signedInAs(user.email)).token, { touch: true })).not.toBeNull()
    expect(await factNames(member.id)).toEqual(["member.disabled", "member.enabled"])
  })

  it("leaves the person's other clinics open", async () => {
    const { ctx, member, user, elsewhere } = await teamGround()
    const there = await makeMember(elsewhere.id, ["doctor"], { user })
    await disableMember(ctx, { id: member.id, reason })
    await enableMember(ctx, { id: member.id, reason })
    const open = await openedIn(elsewhere.id, user)
    await disableMember(ctx, { id: member.id, reason })
    expect(await findSession(open, { touch: true })).toMatchObject({ memberId: there.id })
    const session = await findSession((await signedInAs(user.email)).token, { touch: true })
    expect(session).toMatchObject({ memberId: there.id, clinicId: elsewhere.id })
  })

  it("is not for oneself; an operator may, an admin too", async () => {
    const { clinic, admin, second, member } = await teamGround()
    await expect(disableMember(fresh(clinic, admin), { id: admin.id, reason })).rejects.toMatchObject({
      code: "wrong_state",
    })
    await disableMember(fresh(clinic, second, ["operator"]), { id: member.id, reason })
  })

  it("asks for the password once more", async () => {
    const { ctx, member } = await teamGround()
    const stale = { ...ctx, steppedUpAt: undefined }
    await expect(disableMember(stale, { id: member.id, reason })).rejects.toMatchObject({
      code: "step_up_needed",
    })
  })
})
