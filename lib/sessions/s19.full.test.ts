import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { checkCredentials } from "@/lib/sessions/credentials"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember, makeUser } from "@/lib/testing/factory"

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
async function inWaves(total: number, one: (n: number) => Promise<string | undefined>): Promise<string[]> {
  const codes: string[] = []
  for (let from = 0; from < total; from += 200) {
    codes.push(...(await Promise.all(Array.from({ length: 200 }, (_, n) => one(from + n)))).map(String))
  }
  return codes
}
const median = (of: number[]) => of.sort((one, other) => one - other)[Math.floor(of.length / 2)] ?? 0

describe("S19 sign-in, whole amounts", () => {
  it("10,000 guesses on one account: ten are looked at", { timeout: 300_000 }, async () => {
    const email = await account()
    const codes = await inWaves(10_000, (n) => code(email, `guess ${n}`, `10.${n % 250}.${n % 199}.1`))
    expect(codes.filter((one) => one === "wrong_credentials")).toHaveLength(10)
  })

  it("10,000 accounts with one password from one address: a hundred are looked at", {
    timeout: 300_000,
  }, async () => {
    const codes = await inWaves(10_000, (n) => code(`spray-${n}@example.test`, "Summer2026!", "10.66.7.7"))
    expect(codes.filter((one) => one === "wrong_credentials")).toHaveLength(100)
  })

  it("500 tries each at known and unknown accounts take as long", { timeout: 300_000 }, async () => {
    const known = await Promise.all(Array.from({ length: 60 }, account))
    const samples = { known: [] as number[], unknown: [] as number[] }
    for (let round = 0; round < 500; round++) {
      // Turn about, so that neither always follows the other's work.
      const [first, second] = round % 2 ? (["known", "unknown"] as const) : (["unknown", "known"] as const)
      for (const which of [first, second]) {
        const nth = round % 60
        const email = which === "known" ? (known[nth] ?? "") : `nobody-${nth}@example.test`
        const address = `10.${which === "known" ? 1 : 2}.${round % 250}.${round % 199}`
        const from = performance.now()
        await code(email, "wrong", address)
        samples[which].push(performance.now() - from)
      }
    }
    const share = (one: number, other: number) => Math.abs(one - other) / one
    const part = (of: number[], odd: 0 | 1) => median(of.filter((_, nth) => nth % 2 === odd))
    // How far one and the same thing is from itself on this machine, now.
    const noise = share(part(samples.known, 0), part(samples.known, 1))
    const [one, other] = [median([...samples.known]), median([...samples.unknown])]
    const apart = share(one, other)
    const percent = (of: number) => `${(of * 100).toFixed(1)} %`
    process.stdout.write(
      `S19 timing: known ${one.toFixed(2)} ms, unknown ${other.toFixed(2)} ms, ${percent(apart)} apart; noise ${percent(noise)}\n`,
    )
    expect(apart).toBeLessThan(0.1 + noise)
  })
})
