import { afterAll, expect, it } from "vitest"
import { endAccess } from "@/lib/access/end"
import { grantAccess } from "@/lib/access/grant"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { accessGround, factsNamed, grantInput, makePlatformUser } from "@/lib/testing/access"
import { testDatabase } from "@/lib/testing/db"
import { makeMember, makeUser } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { HOUR_MS } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(grantAccess, {
  prepare: async () => ({ ...(await accessGround()), input: grantInput((await makePlatformUser()).email) }),
  subject: "none",
  wrongState: {
    when: "whoever stands there without an end",
    code: "wrong_state",
    prepare: async () => {
      const ground = await accessGround()
      const user = await makePlatformUser()
      await makeMember(ground.clinic.id, ["auditor"], { user })
      return { ...ground, input: grantInput(user.email) }
    },
  },
})

const memberOf = (clinicId: string, userId: string) =>
  inClinic(clinicId, (tx) => tx.member.findFirstOrThrow({ where: { userId } }))

it("lets a person of the platform in until its end, on record; pressed twice it is one", async () => {
  const { clinic, ctxFor } = await accessGround()
  const user = await makePlatformUser()
  const ctx = ctxFor(["admin"])
  const input = grantInput(user.email.toUpperCase())
  const value = await grantAccess(ctx, input)
  expect(await grantAccess(ctx, input)).toEqual(value)
  const member = await memberOf(clinic.id, user.id)
  expect(member).toMatchObject({ roles: ["operator"], active: true, name: user.name })
  expect(member.endsAt?.getTime()).toBe(ctx.now.getTime() + 2 * HOUR_MS)
  const facts = await factsNamed(clinic.id, "access.")
  expect(facts).toMatchObject([
    { name: "access.granted", subjectId: input.key, reason: "Look at a stuck queue" },
  ])
})

it("is one a person: of two given at once the later ends the earlier", async () => {
  const { clinic, ctxFor } = await accessGround()
  const user = await makePlatformUser()
  const ctx = ctxFor(["admin"])
  await Promise.all([grantAccess(ctx, grantInput(user.email)), grantAccess(ctx, grantInput(user.email))])
  const running = await inClinic(clinic.id, (tx) => tx.platformGrant.count({ where: { endedAt: null } }))
  expect(running).toBe(1)
})

it("renews: the earlier one ends, the same membership runs anew, also after it was ended", async () => {
  const { clinic, ctxFor } = await accessGround()
  const user = await makePlatformUser()
  const ctx = ctxFor(["admin"])
  const [first, second, third] = [grantInput(user.email), grantInput(user.email), grantInput(user.email)]
  await grantAccess(ctx, first)
  const { id } = await memberOf(clinic.id, user.id)
  await grantAccess(ctx, { ...second, role: "auditor", hours: 8 })
  const grants = await inClinic(clinic.id, (tx) => tx.platformGrant.findMany({ orderBy: { id: "asc" } }))
  expect(grants.find((one) => one.id === first.key)?.endedAt).not.toBeNull()
  expect(await memberOf(clinic.id, user.id)).toMatchObject({ id, roles: ["auditor"] })
  await endAccess(ctx, { id: second.key })
  await grantAccess(ctx, third)
  expect((await memberOf(clinic.id, user.id)).endsAt?.getTime()).toBe(ctx.now.getTime() + 2 * HOUR_MS)
})

it("is for people of the platform alone, and at most eight hours", async () => {
  const { clinic, ctxFor } = await accessGround()
  const ctx = ctxFor(["admin"])
  const stranger = await makeUser()
  for (const email of [stranger.email, "nobody@example.test"]) {
    await expect(grantAccess(ctx, grantInput(email))).rejects.toMatchObject({
      code: "invalid_input",
      fields: { email: expect.any(String) },
    })
  }
  const disabled = await makePlatformUser()
  await platformDb().user.update({ where: { id: disabled.id }, data: { disabledAt: ctx.now } })
  await expect(grantAccess(ctx, grantInput(disabled.email))).rejects.toMatchObject({ code: "invalid_input" })
  const user = await makePlatformUser()
  for (const hours of [0, 3, 9, 24, -1])
    await expect(grantAccess(ctx, { ...grantInput(user.email), hours })).rejects.toMatchObject({
      code: "invalid_input",
    })
  for (const role of ["admin", "doctor"])
    await expect(
      grantAccess(ctx, { ...grantInput(user.email), role: role as "operator" }),
    ).rejects.toMatchObject({ code: "invalid_input" })
  const colleague = await makePlatformUser()
  await makeMember(clinic.id, ["frontdesk"], { user: colleague })
  await expect(grantAccess(ctx, grantInput(colleague.email))).rejects.toMatchObject({ code: "wrong_state" })
})

it("of another clinic is not answered by its key", async () => {
  const [mine, other] = [await accessGround(), await accessGround()]
  const input = grantInput((await makePlatformUser()).email)
  await grantAccess(mine.ctxFor(["admin"]), input)
  await expect(grantAccess(other.ctxFor(["admin"]), { ...input, key: input.key })).rejects.toThrow()
  expect(await grantAccess(other.ctxFor(["admin"]), { ...input, key: newId() })).toMatchObject({
    id: expect.any(String),
  })
})
