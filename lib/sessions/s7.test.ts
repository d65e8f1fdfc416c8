import { afterAll, afterEach, describe, expect, it } from "vitest"
import { switchClinic } from "@/lib/clinics/switch"
import { asClinicId, type Ctx } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { changePassword } from "@/lib/sessions/change-password"
import { endEverySession } from "@/lib/sessions/end-everywhere"
import { endThisSession } from "@/lib/sessions/end-this"
import { beginEnrolment, confirmEnrolment } from "@/lib/sessions/enrol"
import { findSession, findSessionById } from "@/lib/sessions/find"
import { openSession } from "@/lib/sessions/open"
import { stepUp } from "@/lib/sessions/step-up"
import { codeAt } from "@/lib/sessions/totp"
import { changeRoles } from "@/lib/team/change-roles"
import { disableMember } from "@/lib/team/disable"
import { issuePasswordReset } from "@/lib/team/issue-reset"
import { lockAccount } from "@/lib/team/lock-account"
import { resetPassword } from "@/lib/team/use-reset"
import { testDatabase } from "@/lib/testing/db"
import { makeMember, PASSWORD } from "@/lib/testing/factory"
import { inDemo } from "@/lib/testing/second-factor"
import { factsAbout, fresh, signedInAs, teamGround } from "@/lib/testing/team"
import { now, setClock } from "@/lib/time"

const db = await testDatabase()
inDemo(true)
afterEach(() => {
  setClock(undefined)
  inDemo(true)
})
afterAll(closeDb)

const NEW = "violet kettle under seven maps"
const reason = "Because a test says so"
const live = (token: string) => findSession(token, { touch: true })
const dead = async (token: string) => expect(await live(token)).toBeNull()

async function ctxFrom(token: string, address?: string): Promise<Ctx> {
  const session = await findSession(token, { touch: true, address })
  if (!session) throw new Error("no session")
  const { userId, memberId, memberName: name, sessionId } = session
  return {
    requestId: newId(),
    now: now(),
    actor: { kind: "member", userId, memberId, name, sessionId },
    clinicId: asClinicId(session.clinicId),
    clinic: session.clinic,
    roles: session.roles,
    steppedUpAt: session.steppedUpAt ?? undefined,
    ...(session.mustEnrol && { mustEnrol: true as const }),
  }
}

/** A member with two open sessions. */
async function ground() {
  const team = await teamGround()
  const [one, two] = [(await signedInAs(team.user.email)).token, (await signedInAs(team.user.email)).token]
  return { ...team, one, two }
}

describe("S7 a session", () => {
  it("1 fixation: a token planted before signing in is dead after it", async () => {
    const { user, one } = await ground()
    const request = { address: "10.7.0.1", userAgent: null, requestId: newId() }
    const { token } = await openSession({
      email: user.email,
      password: PASSWORD,
      previousToken: one,
      ...request,
    })
    expect(token).not.toBe(one)
    await dead(one)
  })

  it("2 fixation: a made-up token is never taken over", async () => {
    const { user } = await ground()
    const made = "B".repeat(43)
    const request = { address: "10.7.0.2", userAgent: null, requestId: newId() }
    await openSession({ email: user.email, password: PASSWORD, previousToken: made, ...request })
    await dead(made)
  })

  it("3 step-up gives it a new token; the old one is dead at once", async () => {
    const { one } = await ground()
    const { token } = await stepUp(await ctxFrom(one), { password: PASSWORD })
    await dead(one)
    expect(await live(token)).toMatchObject({ steppedUpAt: expect.any(Date) })
  })

  it("4 is dead after signing out, and signing out everywhere takes the others along", async () => {
    const { one, two, user } = await ground()
    await endThisSession(await ctxFrom(one), {})
    await dead(one)
    const three = (await signedInAs(user.email)).token
    await endEverySession(await ctxFrom(two), {})
    await dead(two)
    await dead(three)
  })

  it("5 changing the password renews this one and ends the others", async () => {
    const { one, two, member } = await ground()
    const { token } = await changePassword(await ctxFrom(one), { password: PASSWORD, newPassword: NEW })
    await dead(one)
    await dead(two)
    expect(await live(token)).toMatchObject({ memberId: member.id, steppedUpAt: null })
    expect((await factsAbout(member.id)).map((fact) => fact.name)).toEqual(["member.password_changed"])
  })

  it("6 a password set by an admin's link ends all of them", async () => {
    const { one, two, ctx, member } = await ground()
    const { url } = await issuePasswordReset(ctx, { id: member.id, reason })
    const token = url.split("/reset/")[1] ?? ""
    await resetPassword({ token, password: NEW, address: "10.7.0.6", userAgent: null, requestId: newId() })
    await dead(one)
    await dead(two)
  })

  it("7 other roles end all of them", async () => {
    const { one, two, ctx, member } = await ground()
    await changeRoles(ctx, { id: member.id, roles: ["frontdesk"], reason })
    await dead(one)
    await dead(two)
  })

  it("8 the account's end, in every clinic, ends all of them, open streams included", async () => {
    const { one, clinic, second, member } = await ground()
    const id = (await live(one))?.sessionId ?? ""
    await lockAccount(fresh(clinic, second, ["operator"]), { id: member.id, reason })
    await dead(one)
    expect(await findSessionById(id)).toBeNull()
  })

  it("9 the membership's end ends all of them; what is left elsewhere must be entered anew", async () => {
    const { one, ctx, member, user, elsewhere } = await ground()
    await makeMember(elsewhere.id, ["doctor"], { user })
    await disableMember(ctx, { id: member.id, reason })
    await dead(one)
    expect(await live((await signedInAs(user.email)).token)).toMatchObject({ clinicId: elsewhere.id })
  })

  it("10 theft: in another network it goes on without the password given before, and the move is on record", async () => {
    const { user } = await ground()
    const opened = await signedInAs(user.email, { address: "192.0.2.10" })
    const { token } = await stepUp(await ctxFrom(opened.token, "192.0.2.10"), { password: PASSWORD })
    expect((await findSession(token, { touch: false, address: "192.0.2.99" }))?.steppedUpAt).not.toBeNull()
    const stolen = await findSession(token, { touch: false, address: "198.51.100.7" })
    expect(stolen).toMatchObject({ steppedUpAt: null })
    expect((await findSession(token, { touch: false, address: "192.0.2.10" }))?.steppedUpAt).toBeNull()
    const moves = (await factsAbout(stolen?.sessionId ?? "")).filter((fact) => fact.name === "session.moved")
    expect(moves).toMatchObject([
      { before: { network: "192.0.2.0/24" }, after: { network: "198.51.100.0/24" } },
      { before: { network: "198.51.100.0/24" }, after: { network: "192.0.2.0/24" } },
    ])
  })

  it("11 theft: no move makes it young again, and flapping between two places writes ten rows an hour", async () => {
    const { user } = await ground()
    const { token } = await signedInAs(user.email, { address: "192.0.2.10" })
    let id = ""
    for (let n = 0; n < 30; n++) {
      const address = n % 2 ? "192.0.2.10" : "198.51.100.7"
      id = (await findSession(token, { touch: false, address }))?.sessionId ?? id
    }
    expect((await factsAbout(id)).filter((fact) => fact.name === "session.moved")).toHaveLength(10)
    setClock(`+${16 * 60}`)
    expect(await findSession(token, { touch: true, address: "198.51.100.7" })).toBeNull()
  })

  it("12 is one of five, however many are opened", async () => {
    const { user } = await teamGround()
    const tokens: string[] = []
    for (let n = 0; n < 7; n++) tokens.push((await signedInAs(user.email)).token)
    const alive = await Promise.all(tokens.map(async (token) => (await live(token)) !== null))
    expect(alive).toEqual([false, false, true, true, true, true, true])
  })

  it("13 ends after 15 idle minutes, and after 8 hours however busy", async () => {
    const { one, two } = await ground()
    setClock(`+${15 * 60 + 1}`)
    await dead(one)
    setClock(undefined)
    for (let at = 0; at < 8 * 60; at += 10) {
      setClock(`+${at * 60}`)
      expect(await live(two)).not.toBeNull()
    }
    setClock(`+${8 * 3600}`)
    await dead(two)
  })

  it("14 goes to another clinic without the password given in the first, and never to a foreign one", async () => {
    const { one, user, elsewhere } = await ground()
    const stepped = await stepUp(await ctxFrom(one), { password: PASSWORD })
    const ctx = await ctxFrom(stepped.token)
    await expect(switchClinic(ctx, { clinicId: elsewhere.id })).rejects.toMatchObject({ code: "not_found" })
    await makeMember(elsewhere.id, ["auditor"], { user })
    await switchClinic(ctx, { clinicId: elsewhere.id })
    expect(await live(stepped.token)).toMatchObject({ steppedUpAt: null, roles: ["auditor"] })
  })

  it("15 opened with the password alone does nothing but set up the second factor, under a new token after it", async () => {
    const { one, two, user } = await ground()
    inDemo(false)
    const ctx = await ctxFrom(one)
    expect(ctx.roles).toEqual([])
    await expect(endEverySession(ctx, {})).rejects.toMatchObject({ code: "forbidden" })
    await expect(switchClinic(ctx, { clinicId: ctx.clinicId })).rejects.toMatchObject({ code: "forbidden" })
    const begun = await beginEnrolment(ctx, {})
    const secret = begun.secret.replaceAll(" ", "")
    const done = await confirmEnrolment(ctx, { pending: begun.pending, code: codeAt(secret, now()) })
    await dead(one)
    await dead(two)
    expect(await live(done.token)).toMatchObject({ roles: ["coordinator"], mustEnrol: false })
    await expect(signedInAs(user.email)).rejects.toMatchObject({ code: "code_needed" })
  })

  it("is found by its token's hash alone; the token is nowhere in the database", async () => {
    const { one } = await ground()
    const { rows } = await db.owner.query(
      `select "Session"::text || "Fact"::text as text from "Session", "Fact"`,
    )
    expect(rows.some(({ text }) => text.includes(one))).toBe(false)
    expect(await platformDb().session.count()).toBeGreaterThan(2)
  })
})
