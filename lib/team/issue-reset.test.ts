import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { findSession } from "@/lib/sessions/find"
import { acceptInvitation } from "@/lib/team/accept"
import { disableMember } from "@/lib/team/disable"
import { invite } from "@/lib/team/invite"
import { issuePasswordReset } from "@/lib/team/issue-reset"
import { resetPassword } from "@/lib/team/use-reset"
import { testDatabase } from "@/lib/testing/db"
import { makeMember, PASSWORD } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo } from "@/lib/testing/second-factor"
import { factNames, fresh, signedInAs, teamGround } from "@/lib/testing/team"
import { HOUR_MS, now, setClock } from "@/lib/time"

const db = await testDatabase()
inDemo(true)
afterAll(closeDb)

const reason = "Forgot it over the holidays"
const NEW = "violet kettle under seven maps"
const tokenOf = ({ url }: { url: string }) => url.split("/reset/")[1] ?? ""
const use = (token: string, password = NEW) =>
  resetPassword({ token, password, address: "10.2.2.2", userAgent: null, requestId: newId() })

describeRefusals(issuePasswordReset, {
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

describe("a link for a new password", () => {
  it("works once, ends every session, and lets in with the new password only", async () => {
    const { ctx, member, user } = await teamGround()
    const { token: open } = await signedInAs(user.email)
    const token = tokenOf(await issuePasswordReset(ctx, { id: member.id, reason }))
    await use(token)
    await expect(use(token)).rejects.toMatchObject({ code: "not_found" })
    expect(await findSession(open, { touch: false })).toBeNull()
    await expect(signedInAs(user.email, { password: PASSWORD })).rejects.toMatchObject({
      code: "wrong_credentials",
    })
    await signedInAs(user.email, { password: NEW })
    expect(await factNames(member.id)).toEqual(["member.password_reset_issued", "member.password_reset"])
    const { rows } = await db.owner.query(
      `select r::text as text from "PasswordReset" r where "userId" = $1`,
      [user.id],
    )
    expect(rows[0].text).not.toContain(token)
  })

  it("used by two at once lets one through", async () => {
    const { ctx, member } = await teamGround()
    const token = tokenOf(await issuePasswordReset(ctx, { id: member.id, reason }))
    const outcomes = await Promise.allSettled([use(token), use(token, "orange anvil beyond nine lakes")])
    expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1)
  })

  it("is refused a weak password and keeps its use", async () => {
    const { ctx, member } = await teamGround()
    const token = tokenOf(await issuePasswordReset(ctx, { id: member.id, reason }))
    await expect(use(token, "password1234")).rejects.toMatchObject({ code: "invalid_input" })
    await use(token)
  })

  it("is dead after an hour, and for a disabled member", async () => {
    const { ctx, member } = await teamGround()
    const first = tokenOf(await issuePasswordReset(ctx, { id: member.id, reason }))
    setClock(`+${HOUR_MS / 1000 + 1}`)
    await expect(use(first)).rejects.toMatchObject({ code: "not_found" })
    setClock(undefined)
    await disableMember(ctx, { id: member.id, reason })
    await expect(use(first)).rejects.toMatchObject({ code: "not_found" })
  })

  it("is dead once the person works elsewhere too, however they came there", async () => {
    const { ctx, member, user, elsewhere } = await teamGround()
    const joined = tokenOf(await issuePasswordReset(ctx, { id: member.id, reason }))
    const there = await teamGround()
    const { url } = await invite(there.ctx, { name: "Nou Venit", email: user.email, roles: ["doctor"] })
    await acceptInvitation({
      token: url.split("/i/")[1] ?? "",
      name: "",
      password: PASSWORD,
      code: undefined,
      address: "10.2.3.4",
      userAgent: null,
      requestId: newId(),
    })
    await expect(use(joined)).rejects.toMatchObject({ code: "not_found" })
    const open = { userId: user.id, usedAt: null, revokedAt: null }
    expect(await platformDb().passwordReset.count({ where: open })).toBe(0)
    const other = await teamGround()
    const granted = tokenOf(await issuePasswordReset(other.ctx, { id: other.member.id, reason }))
    await makeMember(elsewhere.id, ["doctor"], { user: other.user, active: false })
    await expect(use(granted)).rejects.toMatchObject({ code: "not_found" })
    await expect(issuePasswordReset(other.ctx, { id: other.member.id, reason })).rejects.toMatchObject({
      code: "wrong_state",
    })
  })

  it("S19 reset flood: of fifty asked for at once five are made, and one counts", async () => {
    const { clinic, admin, second, member, user } = await teamGround()
    const asked = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        issuePasswordReset(fresh(clinic, n % 2 ? admin : second), { id: member.id, reason }),
      ),
    )
    const made = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))
    expect(made).toHaveLength(5)
    const open = await platformDb().passwordReset.count({
      where: { userId: user.id, usedAt: null, revokedAt: null, expiresAt: { gt: now() } },
    })
    expect(open).toBe(1)
    const used = await Promise.allSettled(made.map((one) => use(tokenOf(one))))
    expect(used.filter((one) => one.status === "fulfilled")).toHaveLength(1)
  })
})
