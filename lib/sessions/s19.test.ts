import { afterAll, beforeEach, describe, expect, it, vi } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { checkCredentials } from "@/lib/sessions/credentials"
import * as passwords from "@/lib/sessions/password"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember, makeUser, PASSWORD } from "@/lib/testing/factory"
import { statementsOf } from "@/lib/testing/statements"

// TOTP guessing: second-factor.test.ts. Reset flood: lib/team/issue-reset.test.ts. Whole amounts: s19.full.test.ts.
const db = await testDatabase()
beforeEach(() => db.owner.query(`delete from "Throttle"`))
afterAll(closeDb)

const clinic = await makeClinic()
async function account() {
  const user = await makeUser()
  await makeMember(clinic.id, ["doctor"], { user })
  return user.email
}
const code = (email: string, password: string, address: string) =>
  checkCredentials({ email, password, address, requestId: newId() }).then(
    () => "ok",
    (error: { code?: string }) => error.code,
  )

describe("S19 sign-in", () => {
  it("many guesses on one account from as many addresses: ten are looked at", async () => {
    const verify = vi.spyOn(passwords, "passwordMatches")
    const email = await account()
    const codes = await Promise.all(
      Array.from({ length: 400 }, (_, n) => code(email, `guess ${n}`, `10.${n % 200}.${n}.1`)),
    )
    expect(codes.filter((one) => one === "wrong_credentials")).toHaveLength(10)
    expect(codes.filter((one) => one === "too_many")).toHaveLength(390)
    expect(verify).toHaveBeenCalledTimes(10)
    verify.mockRestore()
    expect(await code(await account(), PASSWORD, "10.1.1.1")).toBe("ok")
  })

  it("one password on many accounts from one address: a hundred are looked at", async () => {
    const verify = vi.spyOn(passwords, "passwordMatches")
    const codes = await Promise.all(
      Array.from({ length: 300 }, (_, n) => code(`sprayed-${n}@example.test`, "Summer2026!", "10.66.6.6")),
    )
    expect(codes.filter((one) => one === "wrong_credentials")).toHaveLength(100)
    expect(verify).toHaveBeenCalledTimes(100)
    verify.mockRestore()
  })

  it("does the same work for an account that exists and for one that does not", async () => {
    const verify = vi.spyOn(passwords, "passwordMatches")
    const work: string[][] = []
    for (const email of [await account(), "nobody-at-all@example.test"]) {
      work.push(await statementsOf(() => code(email, "wrong", "10.2.3.4")))
    }
    const asked = work.map((all) => all.filter((sql) => !/insert into "Fact"|"Member"|strangers/.test(sql)))
    expect(asked[0]?.slice(0, 3)).toEqual(asked[1]?.slice(0, 3))
    expect(verify).toHaveBeenCalledTimes(2)
    verify.mockRestore()
  })
})
