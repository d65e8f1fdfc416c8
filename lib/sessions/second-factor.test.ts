import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { changePassword } from "@/lib/sessions/change-password"
import { beginEnrolment, confirmEnrolment, renewRecoveryCodes } from "@/lib/sessions/enrol"
import { findSession } from "@/lib/sessions/find"
import { readOwnSecurity } from "@/lib/sessions/own-security"
import { stepUp } from "@/lib/sessions/step-up"
import { codeAt } from "@/lib/sessions/totp"
import { ctxOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import {
  type MadeClinic,
  type MadeMember,
  makeClinic,
  makeMember,
  makeUser,
  PASSWORD,
} from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo, makeGuardedUser } from "@/lib/testing/second-factor"
import { factNames, signedInAs, teamGround } from "@/lib/testing/team"
import { addMs, now, setClock } from "@/lib/time"

const db = await testDatabase()
// Two seconds into a time step, so that a slow test does not walk into the next one.
let ahead = 0
const clockAt = (seconds: number) => setClock(`+${ahead + seconds}`)
beforeEach(() => {
  inDemo(false)
  ahead = 32 - (Math.floor(performance.timeOrigin / 1000 + performance.now() / 1000) % 30)
  clockAt(0)
})
afterEach(() => setClock(undefined))
afterAll(closeDb)

const clinic = await makeClinic()
async function guarded() {
  const user = await makeGuardedUser()
  return { user, member: await makeMember(clinic.id, ["doctor"], { user }) }
}
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => error.code,
  )
const ctxIn = async (of: MadeClinic, member: MadeMember, token: string, isFresh = true) => {
  const session = await findSession(token, { touch: false })
  const ctx = ctxOf(of, member, { roles: session?.roles, ...(isFresh && { steppedUpAt: now() }) })
  return {
    ...ctx,
    actor: { ...ctx.actor, sessionId: session?.sessionId ?? "" },
    ...(session?.mustEnrol && { mustEnrol: true as const }),
  } as typeof ctx
}

const alone = {
  subject: "none" as const,
  async prepare() {
    return { ...(await teamGround()), input: {} }
  },
}
describeRefusals(beginEnrolment, alone)
describeRefusals(renewRecoveryCodes, alone)
describeRefusals(confirmEnrolment, {
  subject: "none",
  async prepare() {
    return { ...(await teamGround()), input: { pending: "x", code: "123456" } }
  },
})
describeRefusals(changePassword, {
  subject: "none",
  async prepare() {
    return {
      ...(await teamGround()),
      input: { password: PASSWORD, newPassword: "violet kettle under seven maps" },
    }
  },
})

describe("the code at sign-in", () => {
  it("is asked after the right password only, and not in a demo", async () => {
    const { user } = await guarded()
    expect(await code(signedInAs(user.email, { password: "wrong" }))).toBe("wrong_credentials")
    expect(await code(signedInAs(user.email))).toBe("code_needed")
    expect(await code(signedInAs(user.email, { code: user.code() }))).toBe("ok")
    inDemo(true)
    expect(await code(signedInAs(user.email))).toBe("ok")
  })

  it("counts once, earlier steps not at all, the next one again", async () => {
    const { user } = await guarded()
    const first = user.code()
    expect(await code(signedInAs(user.email, { code: first }))).toBe("ok")
    expect(await code(signedInAs(user.email, { code: first }))).toBe("wrong_code")
    expect(await code(signedInAs(user.email, { code: user.code(addMs(now(), -30_000)) }))).toBe("wrong_code")
    expect(await code(signedInAs(user.email, { code: user.code(addMs(now(), 30_000)) }))).toBe("ok")
  })

  it("counts once for ten who send it at the same instant", async () => {
    const { user } = await guarded()
    const same = user.code()
    const codes = await Promise.all(
      Array.from({ length: 4 }, () => code(signedInAs(user.email, { code: same }))),
    )
    expect(codes.filter((one) => one === "ok")).toHaveLength(1)
  })

  it("S19 TOTP guessing: five wrong ones shut the step for a quarter hour, even to the right code, from anywhere", async () => {
    const { user, member } = await guarded()
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => code(signedInAs(user.email, { code: String(100_000 + n) }))),
    )
    expect(codes.filter((one) => one === "wrong_code")).toHaveLength(5)
    expect(codes.filter((one) => one === "too_many")).toHaveLength(35)
    await expect(signedInAs(user.email, { code: user.code() })).rejects.toMatchObject({
      code: "too_many",
      retryAfterSeconds: expect.closeTo(15 * 60, -2),
    })
    expect(await factNames(member.id)).toEqual(["member.code_refused", "member.code_refused"])
    await db.owner.query(`update "Throttle" set expire = expire - $1`, [15 * 60_000])
    expect(await code(signedInAs(user.email, { code: user.code() }))).toBe("ok")
  })

  it("right ones use up no tries", async () => {
    const { user } = await guarded()
    for (let n = 0; n < 4; n++) await code(signedInAs(user.email, { code: "000000" }))
    for (let step = 0; step < 4; step++) {
      clockAt(step * 30)
      expect(await code(signedInAs(user.email, { code: user.code() }))).toBe("ok")
    }
  })
})

describe("setting it up", () => {
  async function enrolled() {
    const user = await makeUser()
    const member = await makeMember(clinic.id, ["doctor"], { user })
    const { token } = await signedInAs(user.email)
    const ctx = await ctxIn(clinic, member, token, false)
    const begun = await beginEnrolment(ctx, {})
    const secret = begun.secret.replaceAll(" ", "")
    return { user, member, ctx, token, begun, secret }
  }

  it("takes a right code, gives ten recovery codes once, and keeps secret and codes unreadable", async () => {
    const { user, member, ctx, begun, secret } = await enrolled()
    await expect(confirmEnrolment(ctx, { pending: begun.pending, code: "000000" })).rejects.toMatchObject({
      fields: { code: expect.stringContaining("does not match") },
    })
    const { recoveryCodes } = await confirmEnrolment(ctx, {
      pending: begun.pending,
      code: codeAt(secret, now()),
    })
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(recoveryCodes[0]).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    const { rows } = await db.owner.query(
      `select account::text || string_agg(code::text, ' ') as text from "User" account
      join "RecoveryCode" code on code."userId" = account.id where account.id = $1 group by account.*`,
      [user.id],
    )
    for (const word of [secret, ...recoveryCodes]) expect(rows[0].text).not.toContain(word)
    expect(await factNames(member.id)).toEqual(["member.second_factor_enrolled"])
    // The code that set it up is spent.
    expect(await code(signedInAs(user.email, { code: codeAt(secret, now()) }))).toBe("wrong_code")
  })

  it("lets each recovery code in once, however it is typed", async () => {
    const { user, member, ctx, begun, secret } = await enrolled()
    const { recoveryCodes } = await confirmEnrolment(ctx, {
      pending: begun.pending,
      code: codeAt(secret, now()),
    })
    const typed = recoveryCodes[3]?.toUpperCase().replaceAll("-", " ") ?? ""
    expect(await code(signedInAs(user.email, { code: typed }))).toBe("ok")
    expect(await code(signedInAs(user.email, { code: typed }))).toBe("wrong_code")
    expect(await code(signedInAs(user.email, { code: "aaaa-bbbb-cccc-dddd" }))).toBe("wrong_code")
    expect(await factNames(member.id)).toContain("member.recovery_code_used")
  })

  it("leaves a factor in force until the new one gave a code, and asks for a fresh password to replace it", async () => {
    const { user, member } = await guarded()
    const { token } = await signedInAs(user.email, { code: user.code() })
    await expect(beginEnrolment(await ctxIn(clinic, member, token, false), {})).rejects.toMatchObject({
      code: "step_up_needed",
    })
    const ctx = await ctxIn(clinic, member, token)
    const begun = await beginEnrolment(ctx, {})
    clockAt(30)
    expect(await code(signedInAs(user.email, { code: user.code() }))).toBe("ok")
    const secret = begun.secret.replaceAll(" ", "")
    const at = { ...ctx, now: now() }
    await confirmEnrolment(at, { pending: begun.pending, code: codeAt(secret, now()) })
    clockAt(60)
    expect(await code(signedInAs(user.email, { code: user.code() }))).toBe("wrong_code")
    expect(await code(signedInAs(user.email, { code: codeAt(secret, now()) }))).toBe("ok")
  })

  it("takes no secret that was handed to somebody else, or to nobody", async () => {
    const mine = await enrolled()
    const theirs = await enrolled()
    const right = codeAt(theirs.secret, now())
    await expect(
      confirmEnrolment(mine.ctx, { pending: theirs.begun.pending, code: right }),
    ).rejects.toMatchObject({
      code: "invalid_input",
    })
    await expect(confirmEnrolment(mine.ctx, { pending: "AAAA", code: right })).rejects.toMatchObject({
      code: "invalid_input",
    })
  })

  it("in a session that may only set it up is refused once it is set up elsewhere", async () => {
    const { user, ctx, begun, secret } = await enrolled()
    await platformDb().user.update({ where: { id: user.id }, data: { totpConfirmedAt: now() } })
    await expect(
      confirmEnrolment(ctx, { pending: begun.pending, code: codeAt(secret, now()) }),
    ).rejects.toMatchObject({ code: "conflict" })
  })

  it("renews the recovery codes: the old ones are dead", async () => {
    const { user, member, ctx, begun, secret } = await enrolled()
    const first = await confirmEnrolment(ctx, { pending: begun.pending, code: codeAt(secret, now()) })
    const later = { ...(await ctxIn(clinic, member, first.token)), now: now() }
    const { recoveryCodes } = await renewRecoveryCodes(later, {})
    expect(await code(signedInAs(user.email, { code: first.recoveryCodes[0] }))).toBe("wrong_code")
    expect(await code(signedInAs(user.email, { code: recoveryCodes[0] }))).toBe("ok")
    expect(await readOwnSecurity(later)).toMatchObject({ recoveryCodesLeft: 9, isRequired: true })
  })
})

describe("step-up", () => {
  it("outside a demo wants password and code, each wrong one on its field", async () => {
    const { user, member } = await guarded()
    const { token } = await signedInAs(user.email, { code: user.code() })
    const ctx = await ctxIn(clinic, member, token, false)
    const field = (name: string) => ({ code: "invalid_input", fields: { [name]: expect.any(String) } })
    await expect(stepUp(ctx, { password: "wrong" })).rejects.toMatchObject(field("password"))
    await expect(stepUp(ctx, { password: PASSWORD })).rejects.toMatchObject(field("code"))
    await expect(stepUp(ctx, { password: PASSWORD, code: user.code() })).rejects.toMatchObject(field("code"))
    clockAt(30)
    const done = await stepUp({ ...ctx, now: now() }, { password: PASSWORD, code: user.code() })
    expect(await findSession(done.token, { touch: false })).toMatchObject({ steppedUpAt: expect.any(Date) })
  })
})

describe("one's own new password", () => {
  it("needs the old one, and is none that is easily guessed or the same", async () => {
    const { user, member } = await guarded()
    const { token } = await signedInAs(user.email, { code: user.code() })
    const ctx = await ctxIn(clinic, member, token, false)
    const change = (password: string, newPassword: string) => changePassword(ctx, { password, newPassword })
    await expect(change("wrong", "violet kettle under seven maps")).rejects.toMatchObject({
      fields: { password: "That is not your password." },
    })
    await expect(change(PASSWORD, "password1234")).rejects.toMatchObject({
      fields: { newPassword: expect.any(String) },
    })
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({
      fields: { newPassword: expect.any(String) },
    })
    await change(PASSWORD, "violet kettle under seven maps")
    expect(await readOwnSecurity(await ctxIn(clinic, member, token))).toMatchObject({
      passwordChangedAt: expect.any(String),
    })
  })
})
