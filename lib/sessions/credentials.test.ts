import { afterAll, beforeEach, describe, expect, it, vi } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { checkCredentials, toEmail } from "@/lib/sessions/credentials"
import * as passwords from "@/lib/sessions/password"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember, makeUser, PASSWORD } from "@/lib/testing/factory"

const db = await testDatabase()
beforeEach(() => db.owner.query(`delete from "Throttle"`))
afterAll(closeDb)

const clinic = await makeClinic()
async function account() {
  const user = await makeUser()
  await makeMember(clinic.id, ["doctor"], { user })
  return user.email
}

let nth = 0
const tried = (email: string, password: string, address = `10.1.${++nth % 250}.${nth % 199}`) =>
  checkCredentials({ email, password, address, requestId: newId() })
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => "ok",
    (error: { code?: string }) => error.code,
  )

const MINUTE = 60
async function wind(seconds: number) {
  await db.owner.query(`update "Throttle" set expire = expire - $1`, [seconds * 1000])
}

describe("the throttle", () => {
  it("lets ten failures pass in a quarter hour, then says how long to wait, even to the right password", async () => {
    const email = await account()
    for (let round = 0; round < 10; round++)
      expect(await code(tried(email, "wrong"))).toBe("wrong_credentials")
    await expect(tried(email, PASSWORD)).rejects.toMatchObject({
      code: "too_many",
      retryAfterSeconds: expect.closeTo(15 * MINUTE, -1),
      sentence: "Too many tries. Try again in 15 minutes.",
    })
    await wind(15 * MINUTE)
    expect(await code(tried(email, PASSWORD))).toBe("ok")
  })

  it("never locks for good: tries while waiting do not lengthen the wait", async () => {
    const email = await account()
    for (let round = 0; round < 40; round++) await code(tried(email, "wrong"))
    await wind(14 * MINUTE)
    await code(tried(email, "wrong"))
    await wind(1 * MINUTE)
    expect(await code(tried(email, PASSWORD))).toBe("ok")
  })

  it("does not count successes", async () => {
    const email = await account()
    for (let round = 0; round < 25; round++) expect(await code(tried(email, PASSWORD, "10.9.9.9"))).toBe("ok")
    for (let round = 0; round < 9; round++) await code(tried(email, "wrong"))
    expect(await code(tried(email, PASSWORD))).toBe("ok")
  })

  it("verifies at most ten of fifty guesses sent at once, and lets thirty right ones at once through", async () => {
    const verify = vi.spyOn(passwords, "passwordMatches")
    const email = await account()
    const codes = await Promise.all(Array.from({ length: 50 }, () => code(tried(email, "wrong"))))
    expect(codes.filter((one) => one === "wrong_credentials")).toHaveLength(10)
    expect(codes.filter((one) => one === "too_many")).toHaveLength(40)
    verify.mockRestore()
    const other = await account()
    const right = await Promise.all(Array.from({ length: 30 }, () => code(tried(other, PASSWORD))))
    expect(new Set(right)).toEqual(new Set(["ok"]))
  })

  it("stops one address after a hundred failures an hour over any accounts, and no other address", async () => {
    const codes = await Promise.all(
      Array.from({ length: 130 }, (_, n) => code(tried(`guess-${n}@example.test`, "spray", "10.66.0.1"))),
    )
    expect(codes.filter((one) => one === "wrong_credentials")).toHaveLength(100)
    const email = await account()
    expect(await code(tried(email, PASSWORD, "10.66.0.1"))).toBe("too_many")
    expect(await code(tried(email, PASSWORD, "10.66.0.2"))).toBe("ok")
    await wind(60 * MINUTE)
    expect(await code(tried(email, PASSWORD, "10.66.0.1"))).toBe("ok")
  })

  it("counts an account that does not exist like one that does, and names nobody in its counters", async () => {
    const known = await account()
    for (const email of [known, "nobody@example.test"]) {
      for (let round = 0; round < 10; round++)
        expect(await code(tried(email, "wrong"))).toBe("wrong_credentials")
      expect(await code(tried(email, "wrong"))).toBe("too_many")
    }
    const { rows } = await db.owner.query<{ key: string }>(`select key from "Throttle"`)
    for (const { key } of rows) expect(key).toMatch(/^(account|address|strangers|refusals):[0-9a-f]{32}$/)
  })
})

describe("no account can be told from no account", () => {
  it("by the answer: unknown, disabled and wrong are one", async () => {
    const disabled = await makeUser({ disabledAt: new Date() })
    await makeMember(clinic.id, ["doctor"], { user: disabled })
    const answers = await Promise.all(
      [
        tried(await account(), "wrong"),
        tried("nobody@example.test", "wrong"),
        tried("", ""),
        tried(disabled.email, PASSWORD),
      ].map((one) =>
        one.catch((error) => ({ code: error.code, sentence: error.sentence, fields: error.fields })),
      ),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it("by the work: a hash is verified for an unknown account too, and takes its time", async () => {
    const known = await Promise.all(Array.from({ length: 6 }, account))
    const samples = { known: [] as number[], unknown: [] as number[] }
    for (let round = 0; round < 36; round++) {
      for (const which of ["known", "unknown"] as const) {
        const email = which === "known" ? known[round % 6]! : `nobody-${round % 6}@example.test`
        const from = performance.now()
        await code(tried(email, "wrong"))
        samples[which].push(performance.now() - from)
      }
    }
    // What the work takes when nothing else does: the quickest ones, as a busy machine makes some of them slower.
    const quick = (of: number[]) => of.sort((a, b) => a - b)[2]!
    // Without a verification an answer takes a fifth of the time.
    const ratio = quick(samples.unknown) / quick(samples.known)
    expect(ratio, `at best: ${quick(samples.known)} and ${quick(samples.unknown)} ms`).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.6)
  })
})

describe("the record of failures", () => {
  const refusals = async () => {
    const { rows } = await db.owner.query<{
      clinicId: string | null
      subjectType: string
      subjectId: string
      text: string
    }>(
      `select "clinicId", "subjectType", "subjectId", "Fact"::text as text from "Fact" where name = 'session.refused'`,
    )
    return rows
  }

  it("holds the first and the last of ten for an account, in its clinic; guesses push nothing out", async () => {
    const email = await account()
    const { rows } = await db.owner.query<{ id: string }>(`select id from "User" where email = $1`, [email])
    const own = async () => (await refusals()).filter((row) => row.subjectId === rows[0]!.id)
    for (let round = 0; round < 30; round++) await code(tried(email, "wrong"))
    await vi.waitFor(async () => expect(await own()).toHaveLength(2))
    const mine = await own()
    expect(mine.map((row) => row.clinicId)).toEqual([clinic.id, clinic.id])
    for (const row of mine) expect(row.text).not.toContain(email)
  })

  it("keeps strangers to a budget of their own", async () => {
    const before = (await refusals()).filter((row) => row.subjectType === "stranger").length
    for (let n = 0; n < 75; n++) await code(tried(`stranger-${n}@example.test`, "x", `10.77.${n}.1`))
    const count = async () =>
      (await refusals()).filter((row) => row.subjectType === "stranger").length - before
    await vi.waitFor(async () => expect(await count()).toBe(60))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await count()).toBe(60)
  })
})

it.each([
  [" Doctor@Northside.Demo ", "doctor@northside.demo"],
  [["a@b.c"], ""],
  [null, ""],
  ["a\u0000b@c.d", "ab@c.d"],
])("reads %j as the e-mail %j", (given, email) => {
  expect(toEmail(given)).toBe(email)
})
