import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { findSession } from "@/lib/sessions/find"
import { changeRoles } from "@/lib/team/change-roles"
import { disableMember } from "@/lib/team/disable"
import { invite } from "@/lib/team/invite"
import { testDatabase } from "@/lib/testing/db"
import { makeMember, makeUser } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo } from "@/lib/testing/second-factor"
import { factNames, factsAbout, fresh, openedIn, signedInAs, teamGround } from "@/lib/testing/team"
import { now } from "@/lib/time"

await testDatabase()
inDemo(true)
afterAll(closeDb)

const reason = "Takes over the desk"

describeRefusals(changeRoles, {
  badInput: { id: crypto.randomUUID(), roles: [], reason },
  async prepare() {
    const ground = await teamGround()
    return { ...ground, input: { id: ground.member.id, roles: ["doctor"], reason } }
  },
  wrongState: {
    when: "a person of the platform, whose grant says what they may",
    code: "wrong_state",
    async prepare() {
      const ground = await teamGround(["operator"])
      return { ...ground, input: { id: ground.member.id, roles: ["admin"], reason } }
    },
  },
})

describe("team.changeRoles", () => {
  it("gives the roles, records before and after, and ends what was opened under the old ones", async () => {
    const { ctx, member, user } = await teamGround()
    const { token } = await signedInAs(user.email)
    const input = { id: member.id, roles: ["frontdesk" as const, "doctor" as const], reason }
    expect(await changeRoles(ctx, input)).toEqual({ id: member.id, roles: ["doctor", "frontdesk"] })
    expect(await findSession(token, { touch: true })).toBeNull()
    await changeRoles(ctx, input)
    expect(await factsAbout(member.id)).toMatchObject([
      {
        name: "member.roles_changed",
        before: { roles: ["coordinator"] },
        after: { roles: ["doctor", "frontdesk"] },
        reason,
      },
    ])
    const session = await platformDb().session.findFirst({ where: { userId: user.id } })
    expect(session).toMatchObject({ endedBecause: "roles_changed" })
  })

  it("ends nothing that was opened in another clinic", async () => {
    const { ctx, member, user, elsewhere } = await teamGround()
    await makeMember(elsewhere.id, ["doctor"], { user })
    const there = await openedIn(elsewhere.id, user)
    const here = await openedIn(ctx.clinicId, user)
    await changeRoles(ctx, { id: member.id, roles: ["frontdesk"], reason })
    expect(await findSession(there, { touch: true })).not.toBeNull()
    expect(await findSession(here, { touch: true })).toBeNull()
  })

  it("takes back what an admin who is none any more has invited others by", async () => {
    const { clinic, ctx, second } = await teamGround()
    const { id } = await invite(fresh(clinic, second), {
      name: "Nou Venit",
      email: `by-${second.id}@example.test`,
      roles: ["admin"],
    })
    await changeRoles(ctx, { id: second.id, roles: ["admin", "doctor"], reason })
    expect(await factNames(id)).toEqual(["invitation.sent"])
    await changeRoles(ctx, { id: second.id, roles: ["doctor"], reason })
    expect(await factNames(id)).toEqual(["invitation.sent", "invitation.revoked"])
  })

  it("is not for oneself, neither up nor down", async () => {
    const { clinic, admin } = await teamGround()
    for (const roles of [["admin", "doctor"] as const, ["doctor"] as const]) {
      const own = changeRoles(fresh(clinic, admin), { id: admin.id, roles: [...roles], reason })
      await expect(own).rejects.toMatchObject({
        code: "wrong_state",
        sentence: expect.stringContaining("own roles"),
      })
    }
  })

  it.each(["operator", "auditor"])("never gives %s", async (role) => {
    const { ctx, member } = await teamGround()
    const input = { id: member.id, roles: [role], reason } as unknown as Parameters<typeof changeRoles>[1]
    await expect(changeRoles(ctx, input)).rejects.toMatchObject({ code: "invalid_input" })
  })

  it("leaves the last admin in place, disabled and locked ones not counted", async () => {
    const { clinic, ctx, admin, second } = await teamGround()
    const locked = await makeMember(clinic.id, ["admin"], { user: await makeUser({ disabledAt: now() }) })
    await makeMember(clinic.id, ["admin"], { active: false })
    await changeRoles(ctx, { id: second.id, roles: ["doctor"], reason })
    // Only somebody who is admin no more could ask now; as the system, which may anything.
    const asSystem = { ...ctx, actor: { kind: "system" as const, name: "test" } }
    const refusal = { code: "wrong_state", sentence: expect.stringContaining("last admin") }
    await expect(changeRoles(asSystem, { id: admin.id, roles: ["doctor"], reason })).rejects.toMatchObject(
      refusal,
    )
    await expect(disableMember(asSystem, { id: admin.id, reason })).rejects.toMatchObject(refusal)
    await changeRoles(asSystem, { id: locked.id, roles: ["doctor"], reason })
  })

  it("keeps one of two admins who take the role from one another at the same instant, twenty times", async () => {
    for (let round = 0; round < 20; round++) {
      const { clinic, admin, second } = await teamGround()
      const outcomes = await Promise.allSettled([
        changeRoles(fresh(clinic, admin), { id: second.id, roles: ["doctor"], reason }),
        round % 2
          ? changeRoles(fresh(clinic, second), { id: admin.id, roles: ["doctor"], reason })
          : disableMember(fresh(clinic, second), { id: admin.id, reason }),
      ])
      expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1)
      const [refused] = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))
      expect(refused).toMatchObject({
        code: "wrong_state",
        sentence: expect.stringContaining("last admin"),
      })
      const left = await platformDb().member.count({
        where: { clinicId: clinic.id, active: true, roles: { has: "admin" } },
      })
      expect(left).toBe(1)
    }
  })
})
