import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { changeRoles } from "@/lib/team/change-roles"
import { findMember } from "@/lib/team/find"
import { testDatabase } from "@/lib/testing/db"
import { makeMember } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo } from "@/lib/testing/second-factor"
import { signedInAs, teamGround } from "@/lib/testing/team"

await testDatabase()
inDemo(true)
afterAll(closeDb)

describeRefusals(findMember, {
  badInput: { id: 7 },
  async prepare() {
    const ground = await teamGround()
    return { ...ground, input: { id: ground.member.id } }
  },
})

it("shows the open sessions and what happened to the membership", async () => {
  const { ctx, member, user } = await teamGround()
  await changeRoles(ctx, { id: member.id, roles: ["frontdesk"], reason: "Moves to the desk" })
  await signedInAs(user.email)
  const found = await findMember(ctx, { id: member.id })
  expect(found).toMatchObject({ id: member.id, roles: ["frontdesk"], elsewhere: false, sessions: 1 })
  expect(found.openSessions).toHaveLength(1)
  expect(found.openSessions[0]).toMatchObject({
    device: "A program",
    network: expect.stringMatching(/^10\.8\./),
  })
  expect(found.history).toMatchObject([
    { name: "member.roles_changed", reason: "Moves to the desk", after: { roles: ["frontdesk"] } },
  ])
})

it("knows who works outside the clinic too", async () => {
  const { ctx, member, user, elsewhere } = await teamGround()
  await makeMember(elsewhere.id, ["doctor"], { user })
  expect(await findMember(ctx, { id: member.id })).toMatchObject({ elsewhere: true })
})

it("finds nothing by what is no id", async () => {
  const { ctx } = await teamGround()
  await expect(findMember(ctx, { id: "nobody" })).rejects.toMatchObject({ code: "not_found" })
})
