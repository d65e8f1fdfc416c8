import { randomUUID } from "node:crypto"
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { switchClinic } from "@/lib/clinics/switch"
import type { Ctx } from "@/lib/ctx"
import { asClinicId } from "@/lib/ctx"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { endEverySession } from "@/lib/sessions/end-everywhere"
import { endOtherSession } from "@/lib/sessions/end-other"
import { endThisSession } from "@/lib/sessions/end-this"
import { extendSession } from "@/lib/sessions/extend"
import { findSession, findSessionById, type LiveSession } from "@/lib/sessions/find"
import { listOwnSessions } from "@/lib/sessions/list-own"
import { openSession, startSession } from "@/lib/sessions/open"
import { hashPassword } from "@/lib/sessions/password"
import { stepUp } from "@/lib/sessions/step-up"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic, makeMember, makeUser, PASSWORD } from "@/lib/testing/factory"
import { inDemo } from "@/lib/testing/second-factor"
import { addMs, MINUTE_MS, now, setClock } from "@/lib/time"

const db = await testDatabase()
inDemo(true)
let clinic: MadeClinic
let other: MadeClinic
beforeAll(async () => {
  clinic = await makeClinic()
  other = await makeClinic()
})
afterEach(() => setClock(undefined))
afterAll(closeDb)

const AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
let place = 0
const nowhere = () => `10.0.${++place % 250}.7`

async function person(roles: Parameters<typeof makeMember>[1] = ["doctor"]) {
  const user = await makeUser()
  const member = await makeMember(clinic.id, roles, { user })
  return { user, member }
}

function signIn(email: string, given: { password?: string; previousToken?: string } = {}) {
  const { password = PASSWORD, previousToken } = given
  return openSession({
    email,
    password,
    previousToken,
    address: nowhere(),
    userAgent: AGENT,
    requestId: newId(),
  })
}

const live = (token: string) => findSession(token, { touch: false })

async function ctxFrom(token: string): Promise<Ctx> {
  const session = (await live(token)) as LiveSession
  const { userId, memberId, memberName: name, sessionId } = session
  return {
    requestId: newId(),
    now: now(),
    actor: { kind: "member", userId, memberId, name, sessionId },
    clinicId: asClinicId(session.clinicId),
    clinic: session.clinic,
    roles: session.roles,
    steppedUpAt: session.steppedUpAt ?? undefined,
  }
}

const endedBecause = async (userId: string): Promise<string[]> => {
  const { rows } = await db.owner.query<{ because: string }>(
    `select "endedBecause" as because from "Session" where "userId" = $1 and "endedAt" is not null order by "createdAt", id`,
    [userId],
  )
  return rows.map((row) => row.because)
}

const factsOf = async (subjectId: string) => {
  const { rows } = await db.owner.query<{
    name: string
    clinicId: string | null
    actor: string
    reason: string
  }>(`select name, "clinicId", actor, reason from "Fact" where "subjectId" = $1 order by "createdAt", id`, [
    subjectId,
  ])
  return rows
}

describe("a session", () => {
  it("is opened for the member's clinic and roles, and recorded without personal text", async () => {
    const { user, member } = await person(["coordinator", "frontdesk"])
    const { token } = await signIn(` ${user.email.toUpperCase()} `)
    const session = (await live(token))!
    expect(session).toMatchObject({ userId: user.id, memberId: member.id, clinicId: clinic.id })
    expect(session.roles).toEqual(["coordinator", "frontdesk"])
    const [fact] = await factsOf(session.sessionId)
    expect(fact).toMatchObject({ name: "session.opened", clinicId: clinic.id, actor: `member:${member.id}` })
  })

  it("keeps no token, only its hash", async () => {
    const { user } = await person()
    const { token } = await signIn(user.email)
    const { rows } = await db.owner.query(
      `select "Session"::text as row from "Session" where "userId" = $1`,
      [user.id],
    )
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(rows[0].row).not.toContain(token)
    expect(rows[0].row).not.toContain(Buffer.from(token, "base64url").toString("hex"))
  })

  it("gets a new token at each sign-in, and the browser's old one dies (fixation)", async () => {
    const { user } = await person()
    const victim = await person()
    const planted = await signIn(user.email)
    const { token } = await signIn(victim.user.email, { previousToken: planted.token })
    expect(token).not.toBe(planted.token)
    expect(await live(planted.token)).toBeNull()
    const made_up = "A".repeat(43)
    const next = await signIn(victim.user.email, { previousToken: made_up })
    expect(await live(made_up)).toBeNull()
    expect(next.token).not.toBe(made_up)
  })

  it.each([undefined, "", "x", "A".repeat(44), "' or 1=1 --", `${"A".repeat(42)}\u0000`])(
    "is not found by %j",
    async (token) => {
      expect(await findSession(token, { touch: true })).toBeNull()
    },
  )

  it("is dead at once after sign-out", async () => {
    const { user } = await person()
    const { token } = await signIn(user.email)
    const ctx = await ctxFrom(token)
    await endThisSession(ctx, {})
    expect(await live(token)).toBeNull()
    expect(await endedBecause(user.id)).toEqual(["signed_out"])
    const sessionId = ctx.actor.kind === "member" ? ctx.actor.sessionId : ""
    expect((await factsOf(sessionId)).map((fact) => fact.name)).toEqual(["session.opened", "session.ended"])
    await endThisSession(ctx, {})
    expect(await factsOf(sessionId)).toHaveLength(2)
  })

  it("is dead at once after the password changed, except where it was changed", async () => {
    const { user } = await person()
    const here = await signIn(user.email)
    const there = await signIn(user.email)
    const keep = (await live(here.token))!.sessionId
    const { platformDb } = await import("@/lib/db")
    await platformDb().$transaction(async (tx) => {
      await tx.$queryRaw`select set_config('app.keep_session', ${keep}, true)`
      await tx.user.update({
        where: { id: user.id },
        data: { passwordHash: await hashPassword("another one") },
      })
    })
    expect(await live(there.token)).toBeNull()
    expect(await live(here.token)).not.toBeNull()
    expect(await endedBecause(user.id)).toEqual(["password_changed"])
    await expect(signIn(user.email)).rejects.toMatchObject({ code: "wrong_credentials" })
  })

  it("is not opened with a password that was replaced since it was found right", async () => {
    const { user } = await person()
    const { passwordHash } = await platformDb().user.findUniqueOrThrow({ where: { id: user.id } })
    const place = { address: "10.3.3.3", userAgent: null, requestId: newId() }
    await startSession({ id: user.id, passwordHash }, place)
    await db.owner.query(`update "User" set "passwordHash" = 'another' where id = $1`, [user.id])
    await expect(startSession({ id: user.id, passwordHash }, place)).rejects.toMatchObject({
      code: "wrong_credentials",
    })
  })

  it.each([
    ["the roles changed", `update "Member" set roles = '{admin}' where id = $1`, "roles_changed"],
    ["the membership ended", `update "Member" set active = false where id = $1`, "disabled"],
  ])("is dead at once after %s", async (_, sql, because) => {
    const { user, member } = await person()
    const { token } = await signIn(user.email)
    await db.owner.query(sql, [member.id])
    expect(await live(token)).toBeNull()
    expect(await endedBecause(user.id)).toEqual([because])
  })

  it("is dead at once after the user was disabled, and cannot be opened again", async () => {
    const { user } = await person()
    const { token } = await signIn(user.email)
    const { sessionId } = (await live(token))!
    await db.owner.query(`update "User" set "disabledAt" = now() where id = $1`, [user.id])
    expect(await live(token)).toBeNull()
    expect(await findSessionById(sessionId)).toBeNull()
    expect(await endedBecause(user.id)).toEqual(["disabled"])
    await expect(signIn(user.email)).rejects.toMatchObject({ code: "wrong_credentials" })
  })

  it("ends with a platform person's grant", async () => {
    const user = await makeUser()
    await makeMember(clinic.id, ["operator"], { user, endsAt: addMs(now(), 5 * MINUTE_MS) })
    const { token } = await signIn(user.email)
    expect(await live(token)).not.toBeNull()
    setClock("+301")
    expect(await live(token)).toBeNull()
  })

  it("ends when its clinic is closed", async () => {
    const closing = await makeClinic()
    const user = await makeUser()
    await makeMember(closing.id, ["admin"], { user })
    const { token } = await signIn(user.email)
    await db.owner.query(`update "Clinic" set active = false where id = $1`, [closing.id])
    expect(await live(token)).toBeNull()
    await expect(signIn(user.email)).rejects.toMatchObject({ code: "wrong_credentials" })
  })

  it.each([
    ["staff", ["doctor"], 15],
    ["a caregiver", ["caregiver"], 30],
    ["a caregiver who is staff too", ["caregiver", "frontdesk"], 15],
  ] as const)("of %s (%j) ends after %i idle minutes", async (_, roles, minutes) => {
    const { user } = await person(roles)
    const { token } = await signIn(user.email)
    setClock(`+${minutes * 60 - 5}`)
    expect(await live(token)).not.toBeNull()
    setClock(`+${minutes * 60 + 1}`)
    expect(await live(token)).toBeNull()
    expect(await endedBecause(user.id)).toEqual(["idle"])
    setClock(undefined)
    expect(await live(token)).toBeNull()
  })

  it("stays while something is done, polls not counted, and ends after eight hours in any case", async () => {
    const { user } = await person()
    const { token } = await signIn(user.email)
    setClock("+600")
    expect((await live(token))!.idleEndsAt.getTime()).toBeLessThan(addMs(now(), 6 * MINUTE_MS).getTime())
    await findSession(token, { touch: true })
    setClock("+1200")
    expect(await live(token)).not.toBeNull()
    for (let at = 1200; at < 8 * 3600; at += 600) {
      setClock(`+${at}`)
      expect(await findSession(token, { touch: true })).not.toBeNull()
    }
    setClock(`+${8 * 3600}`)
    expect(await findSession(token, { touch: true })).toBeNull()
    expect(await endedBecause(user.id)).toEqual(["expired"])
  })

  it("is extended by its owner's wish, to the idle end and not beyond the eight hours", async () => {
    const { user } = await person()
    const { token } = await signIn(user.email)
    setClock("+840")
    const { idleEndsAt, endsAt } = await extendSession(await ctxFrom(token), {})
    expect(Date.parse(idleEndsAt)).toBeGreaterThan(addMs(now(), 14.9 * MINUTE_MS).getTime())
    for (let at = 840; at < 28_400; at += 800) {
      setClock(`+${at}`)
      await extendSession(await ctxFrom(token), {})
    }
    setClock("+28700")
    const last = await extendSession(await ctxFrom(token), {})
    expect(last).toEqual({ idleEndsAt: endsAt, endsAt })
  })

  it("is one of at most five: the sixth ends the oldest", async () => {
    const { user } = await person()
    const tokens: string[] = []
    for (let nth = 0; nth < 6; nth++) tokens.push((await signIn(user.email)).token)
    const alive = await Promise.all(tokens.map(async (token) => (await live(token)) !== null))
    expect(alive).toEqual([false, true, true, true, true, true])
    expect(await endedBecause(user.id)).toEqual(["too_many"])
  })

  it("is one of at most five when twelve are opened at once, too", async () => {
    const { user } = await person()
    const opened = await Promise.all(Array.from({ length: 12 }, () => signIn(user.email)))
    const alive = await Promise.all(opened.map(async ({ token }) => (await live(token)) !== null))
    expect(alive.filter(Boolean)).toHaveLength(5)
  })
})

describe("one's own sessions", () => {
  it("are listed, this one first, without the ended", async () => {
    const { user } = await person()
    const gone = await signIn(user.email)
    await endThisSession(await ctxFrom(gone.token), {})
    await signIn(user.email)
    const here = await signIn(user.email)
    const sessions = await listOwnSessions(await ctxFrom(here.token))
    expect(sessions.map((one) => one.current)).toEqual([true, false])
    expect(sessions[0]).toMatchObject({ device: "Firefox on Linux", clinicName: clinic.name })
    expect(sessions[0]!.network).toMatch(/^10\.0\.\d+\.0\/24$/)
  })

  it("are ended one by one; somebody else's is not found and lives on", async () => {
    const { user } = await person()
    const here = await signIn(user.email)
    const there = await signIn(user.email)
    const stranger = await signIn((await person()).user.email)
    const ctx = await ctxFrom(here.token)
    const theirs = (await live(stranger.token))!.sessionId
    await expect(endOtherSession(ctx, { id: theirs })).rejects.toMatchObject({ code: "not_found" })
    await expect(endOtherSession(ctx, { id: randomUUID() })).rejects.toMatchObject({ code: "not_found" })
    const id = (await live(there.token))!.sessionId
    expect(await endOtherSession(ctx, { id })).toEqual({ ended: 1 })
    expect(await endOtherSession(ctx, { id })).toEqual({ ended: 0 })
    expect(await live(there.token)).toBeNull()
    expect(await live(stranger.token)).not.toBeNull()
    expect(await live(here.token)).not.toBeNull()
  })

  it("are ended everywhere", async () => {
    const { user } = await person()
    const here = await signIn(user.email)
    const there = await signIn(user.email)
    expect(await endEverySession(await ctxFrom(here.token), {})).toEqual({ ended: 2 })
    expect(await live(here.token)).toBeNull()
    expect(await live(there.token)).toBeNull()
  })
})

describe("the password once more", () => {
  it("lets sensitive things through for five minutes, under a new token", async () => {
    const { user } = await person(["admin"])
    const { token } = await signIn(user.email)
    const { sessionId } = (await live(token))!
    const done = await stepUp(await ctxFrom(token), { password: PASSWORD })
    expect(await live(token)).toBeNull()
    expect(await findSessionById(sessionId)).not.toBeNull()
    const ctx = await ctxFrom(done.token)
    expect(ctx.steppedUpAt).toBeInstanceOf(Date)
    const { grantFor } = await import("@/lib/operation")
    expect(() => grantFor(ctx, "team.write")).not.toThrow()
    setClock("+301")
    expect(() => grantFor({ ...ctx, now: now() }, "team.write")).toThrow("step_up_needed")
  })

  it("is refused when wrong, and counts as a try at the account", async () => {
    const { user } = await person(["admin"])
    const { token } = await signIn(user.email)
    const ctx = await ctxFrom(token)
    for (let nth = 0; nth < 10; nth++) {
      await expect(stepUp(ctx, { password: "wrong" })).rejects.toMatchObject({
        code: "invalid_input",
        fields: { password: "That password does not match." },
      })
    }
    await expect(stepUp(ctx, { password: PASSWORD })).rejects.toMatchObject({ code: "too_many" })
    await expect(signIn(user.email)).rejects.toMatchObject({ code: "too_many" })
    expect(await live(token)).not.toBeNull()
  })
})

describe("switching the clinic", () => {
  it("moves this session only, with the roles held there, and drops the step-up", async () => {
    const { user } = await person(["admin"])
    const there = await makeMember(other.id, ["auditor"], { user })
    const first = await signIn(user.email)
    const second = await signIn(user.email)
    const stepped = await stepUp(await ctxFrom(first.token), { password: PASSWORD })
    const ctx = await ctxFrom(stepped.token)
    await switchClinic(ctx, { clinicId: other.id })
    const moved = await ctxFrom(stepped.token)
    expect(moved).toMatchObject({ clinicId: other.id, roles: ["auditor"], steppedUpAt: undefined })
    expect((await live(second.token))!.clinicId).toBe(clinic.id)
    const sessionId = ctx.actor.kind === "member" ? ctx.actor.sessionId : ""
    const switched = (await factsOf(sessionId)).filter((fact) => fact.name === "clinic.switched")
    expect(switched.map((fact) => fact.clinicId).sort()).toEqual([clinic.id, other.id].sort())
    expect(switched.map((fact) => fact.actor)).toContain(`member:${there.id}`)
    expect((await signIn(user.email)) && (await live(second.token))).not.toBeNull()
  })

  it("finds no clinic that is not one's own", async () => {
    const { user } = await person(["admin"])
    const left = await makeClinic()
    await makeMember(left.id, ["admin"], { user, active: false })
    const ctx = await ctxFrom((await signIn(user.email)).token)
    for (const clinicId of [other.id, left.id, randomUUID()]) {
      await expect(switchClinic(ctx, { clinicId })).rejects.toMatchObject({ code: "not_found" })
    }
    const unchanged = vi.fn()
    await switchClinic(ctx, { clinicId: clinic.id }).then(unchanged)
    expect(unchanged).toHaveBeenCalled()
  })
})
