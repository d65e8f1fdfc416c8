import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findSession } from "@/lib/sessions/find"
import { acceptInvitation } from "@/lib/team/accept"
import { invite, revokeInvitation } from "@/lib/team/invite"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember, makeUser, PASSWORD } from "@/lib/testing/factory"
import { inDemo, makeGuardedUser } from "@/lib/testing/second-factor"
import { factsAbout, teamGround } from "@/lib/testing/team"
import { DAY_MS, now, setClock } from "@/lib/time"

const db = await testDatabase()
inDemo(false)
afterAll(closeDb)

const NEW = "violet kettle under seven maps"
let nth = 0
const sent = async (given: { email?: string } = {}) => {
  const ground = await teamGround()
  const email = given.email ?? `joins-${++nth}@example.test`
  const made = await invite(ground.ctx, { name: "Nou Venit", email, roles: ["doctor", "coordinator"] })
  return { ...ground, email, id: made.id, token: made.url.split("/i/")[1] ?? "" }
}
const accept = (
  token: string,
  given: { password?: string; code?: string; address?: string; name?: string } = {},
) =>
  acceptInvitation({
    token,
    name: "Nou Venit",
    password: NEW,
    code: undefined,
    address: "10.4.4.4",
    userAgent: null,
    requestId: newId(),
    ...given,
  })

describe("accepting an invitation", () => {
  it("makes account and membership with the roles given, signs in, and is recorded", async () => {
    const { token, email, clinic, id } = await sent()
    inDemo(true)
    const session = await findSession((await accept(token)).token, { touch: false })
    inDemo(false)
    expect(session).toMatchObject({ email, clinicId: clinic.id, roles: ["doctor", "coordinator"] })
    expect((await factsAbout(id)).map((one) => one.name)).toEqual(["invitation.sent", "invitation.accepted"])
    const joined = await factsAbout(session?.memberId ?? "")
    expect(joined).toMatchObject([{ name: "member.joined", after: { roles: ["doctor", "coordinator"] } }])
    expect(JSON.stringify(joined.map(({ seq: _, ...one }) => one))).not.toContain(NEW)
  })

  it("outside a demo lets in to set up the second factor, and to nothing else", async () => {
    const { token } = await sent()
    const session = await findSession((await accept(token)).token, { touch: false })
    expect(session).toMatchObject({ mustEnrol: true, roles: [] })
  })

  it("works once, also for ten at the same instant", async () => {
    const { token, email } = await sent()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => accept(token, { address: `10.5.${n}.1` })),
    )
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1)
    expect(await platformDb().user.count({ where: { email } })).toBe(1)
    await expect(accept(token)).rejects.toMatchObject({ code: "not_found" })
  })

  it("answers alike for a wrong, a revoked, a spent and an outdated link, and for a closed clinic's", async () => {
    const revoked = await sent()
    await revokeInvitation(revoked.ctx, { id: revoked.id })
    const spent = await sent()
    await accept(spent.token)
    const closed = await sent()
    await db.owner.query(`update "Clinic" set active = false where id = $1`, [closed.clinic.id])
    const old = await sent()
    const tokens = ["A".repeat(43), "", "x".repeat(5_000), revoked.token, spent.token, closed.token]
    const answers = await Promise.all(tokens.map((token) => accept(token).catch((error) => error)))
    setClock(`+${(7 * DAY_MS) / 1000 + 1}`)
    answers.push(await accept(old.token).catch((error) => error))
    setClock(undefined)
    for (const { code, sentence, fields } of answers) {
      expect({ code, sentence, fields }).toEqual({
        code: "not_found",
        sentence: answers[0].sentence,
        fields: undefined,
      })
    }
    await accept(old.token)
  })

  it.each(["short", "password1234", "nou venit 123"])(
    "refuses the password %j and keeps the link",
    async (password) => {
      const { token } = await sent()
      await expect(accept(token, { password })).rejects.toMatchObject({
        code: "invalid_input",
        fields: { password: expect.any(String) },
      })
      await accept(token)
    },
  )

  it("asks who has an account for its password and code, and leads to the new clinic", async () => {
    const user = await makeGuardedUser()
    await makeMember((await makeClinic()).id, ["doctor"], { user })
    const { token, clinic } = await sent({ email: user.email })
    await expect(accept(token)).rejects.toMatchObject({ code: "wrong_credentials" })
    await expect(accept(token, { password: PASSWORD })).rejects.toMatchObject({ code: "code_needed" })
    const done = await accept(token, { password: PASSWORD, code: user.code() })
    const session = await findSession(done.token, { touch: false })
    expect(session).toMatchObject({ clinicId: clinic.id, roles: ["doctor", "coordinator"] })
    expect(await platformDb().user.count({ where: { email: user.email } })).toBe(1)
  })

  it("makes nobody of the platform a colleague, whenever they came to it", async () => {
    inDemo(true)
    const user = await makeUser()
    const { token, id } = await sent({ email: user.email })
    await platformDb().user.update({ where: { id: user.id }, data: { isPlatform: true } })
    await expect(accept(token, { password: PASSWORD })).rejects.toMatchObject({ code: "wrong_state" })
    inDemo(false)
    expect(await platformDb().member.count({ where: { userId: user.id } })).toBe(0)
    expect((await factsAbout(id)).map((one) => one.name)).toEqual(["invitation.sent"])
  })

  it("lets no disabled account in", async () => {
    const user = await makeUser({ disabledAt: now() })
    const { token } = await sent({ email: user.email })
    await expect(accept(token, { password: PASSWORD })).rejects.toMatchObject({ code: "wrong_credentials" })
  })

  it("gives an address that tries many links nothing more for an hour, not even a right one", async () => {
    const address = "10.99.1.1"
    const good = await sent()
    for (let n = 0; n < 60; n++) await accept(`${n}`, { address }).catch(() => {})
    await expect(accept(good.token, { address })).rejects.toMatchObject({ code: "not_found" })
    await accept(good.token, { address: "10.99.1.2" })
  })
})
