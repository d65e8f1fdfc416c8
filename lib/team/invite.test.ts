import { afterAll, describe, expect, it } from "vitest"
import { listFacts } from "@/lib/audit/list"
import { closeDb, platformDb } from "@/lib/db"
import { disableMember } from "@/lib/team/disable"
import { invite, resendInvitation, revokeInvitation } from "@/lib/team/invite"
import { findInvitationLink } from "@/lib/team/open-link"
import { testDatabase } from "@/lib/testing/db"
import { makeUser } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { factNames, factsAbout, fresh, teamGround } from "@/lib/testing/team"
import { addMs, DAY_MS, now } from "@/lib/time"

const db = await testDatabase()
afterAll(closeDb)

let nth = 0
const somebody = (roles: ("doctor" | "admin")[] = ["doctor"]) => ({
  name: "Nou Venit",
  email: `new-${++nth}@example.test`,
  roles,
})
const tokenOf = ({ url }: { url: string }) => url.split("/i/")[1] ?? ""
const opens = async (made: { url: string }, at = now()) =>
  (await findInvitationLink(tokenOf(made), "10.1.1.1", at)) !== null

describeRefusals(invite, {
  subject: "none",
  async prepare() {
    return { ...(await teamGround()), input: somebody() }
  },
  wrongState: {
    when: "somebody who is on the team already",
    code: "invalid_input",
    async prepare() {
      const ground = await teamGround()
      return { ...ground, input: { ...somebody(), email: ground.user.email } }
    },
  },
})
for (const operation of [resendInvitation, revokeInvitation]) {
  const prepare = async () => {
    const ground = await teamGround()
    return { ...ground, input: { id: (await invite(ground.ctx, somebody())).id } }
  }
  describeRefusals(operation, {
    prepare,
    wrongState: {
      when: "an invitation that was accepted",
      code: "wrong_state",
      async prepare() {
        const ground = await prepare()
        await db.owner.query(`update "Invitation" set "acceptedAt" = now() where id = $1`, [ground.input.id])
        return ground
      },
    },
  })
}

describe("an invitation", () => {
  it("is a link shown once: its token is kept as a hash only, and named in no fact", async () => {
    const { ctx } = await teamGround()
    const made = await invite(ctx, somebody())
    expect(made.url).toMatch(/^http:\/\/localhost:3000\/i\/[A-Za-z0-9_-]{43}$/)
    expect(await opens(made)).toBe(true)
    const row = await platformDb().invitation.findUniqueOrThrow({ where: { id: made.id } })
    expect(Buffer.from(row.tokenHash)).toHaveLength(32)
    const { rows } = await db.owner.query(
      `select "Invitation"::text as text from "Invitation" where id = $1`,
      [made.id],
    )
    expect(rows[0].text).not.toContain(tokenOf(made))
    const facts = await factsAbout(made.id)
    expect(facts.map((one) => one.name)).toEqual(["invitation.sent"])
    // Whom they asked stays on record, sealed, when the invitation itself is forgotten.
    const [sent] = (await listFacts(ctx, { name: "invitation.sent" })).rows
    expect(sent?.personal).toMatchObject({ state: "open", value: { name: "Nou Venit" } })
    expect(JSON.stringify(facts.map(({ after }) => after))).not.toContain(tokenOf(made))
  })

  it("runs out after seven days", async () => {
    const { ctx } = await teamGround()
    const made = await invite(ctx, somebody())
    expect(await opens(made, addMs(now(), 7 * DAY_MS - 60_000))).toBe(true)
    expect(await opens(made, addMs(now(), 7 * DAY_MS + 1_000))).toBe(false)
  })

  it.each(["operator", "auditor", "root", "ADMIN"])("never gives the role %s", async (role) => {
    const { ctx } = await teamGround()
    const input = { ...somebody(), roles: [role] } as unknown as Parameters<typeof invite>[1]
    await expect(invite(ctx, input)).rejects.toMatchObject({ code: "invalid_input" })
    const row = { id: crypto.randomUUID(), clinicId: ctx.clinicId, role }
    await expect(
      db.owner.query(
        `insert into "Invitation" (id, "clinicId", email, name, roles, "tokenHash", "invitedById", "expiresAt")
        values ($1, $2, 'x@example.test', 'x', array[$3], $4, $1, now())`,
        [row.id, row.clinicId, row.role, Buffer.alloc(32, role.length)],
      ),
    ).rejects.toMatchObject({ code: "23514" })
  })

  it("takes no field that is not asked", async () => {
    const { ctx } = await teamGround()
    const more = { ...somebody(), clinicId: crypto.randomUUID(), acceptedAt: "2026-01-01" }
    await expect(invite(ctx, more as Parameters<typeof invite>[1])).rejects.toMatchObject({
      code: "invalid_input",
    })
  })

  it("is one open an address: of twenty at once one is made, and the next waits for its end", async () => {
    const { ctx } = await teamGround()
    const who = somebody()
    const made = await Promise.allSettled(Array.from({ length: 20 }, () => invite(ctx, who)))
    expect(made.filter((one) => one.status === "fulfilled")).toHaveLength(1)
    const [open] = await platformDb().invitation.findMany({ where: { email: who.email } })
    await revokeInvitation(ctx, { id: open?.id ?? "" })
    await revokeInvitation(ctx, { id: open?.id ?? "" })
    expect(await factNames(open?.id ?? "")).toEqual(["invitation.sent", "invitation.revoked"])
    expect(await opens(await invite(ctx, who))).toBe(true)
  })

  it("gets a new link in place of the old one, from the list too when it has run out", async () => {
    const { ctx } = await teamGround()
    const first = await invite(ctx, somebody())
    const later = { ...ctx, now: addMs(ctx.now, 8 * DAY_MS), steppedUpAt: addMs(ctx.now, 8 * DAY_MS) }
    const second = await resendInvitation(later, { id: first.id })
    expect(await opens(first)).toBe(false)
    expect(await opens(second, later.now)).toBe(true)
    expect(await factNames(first.id)).toEqual(["invitation.sent", "invitation.renewed"])
  })

  it("stays revoked: no new link is made for it", async () => {
    const { ctx } = await teamGround()
    const { id } = await invite(ctx, somebody())
    await revokeInvitation(ctx, { id })
    await expect(resendInvitation(ctx, { id })).rejects.toMatchObject({ code: "wrong_state" })
    expect(await factNames(id)).toEqual(["invitation.sent", "invitation.revoked"])
  })

  it("is for nobody of the platform: a grant lets them in", async () => {
    const { ctx } = await teamGround()
    const { email } = await makeUser({ isPlatform: true })
    await expect(invite(ctx, { ...somebody(), email })).rejects.toMatchObject({
      fields: { email: expect.stringContaining("under Access") },
    })
  })

  it("opens nothing once who sent it is gone, until another admin vouches for it", async () => {
    const { clinic, second, ctx } = await teamGround()
    const made = await invite(fresh(clinic, second), somebody())
    const { userId } = await platformDb().member.findUniqueOrThrow({ where: { id: second.id } })
    await platformDb().user.update({ where: { id: userId }, data: { disabledAt: now() } })
    expect(await opens(made)).toBe(false)
    expect(await opens(await resendInvitation(ctx, { id: made.id }))).toBe(true)
    const other = await teamGround()
    const more = await invite(fresh(other.clinic, other.second), somebody())
    await disableMember(other.ctx, { id: other.second.id, reason: "Left the clinic" })
    expect(await opens(more)).toBe(false)
    expect(await factNames(more.id)).toEqual(["invitation.sent", "invitation.revoked"])
  })

  it("is not sent to who was disabled: they are enabled again", async () => {
    const { ctx, member, user } = await teamGround()
    await disableMember(ctx, { id: member.id, reason: "Left the clinic" })
    await expect(invite(ctx, { ...somebody(), email: user.email })).rejects.toMatchObject({
      fields: { email: expect.stringContaining("Enable them again") },
    })
  })
})
