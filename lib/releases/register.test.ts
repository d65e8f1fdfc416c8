import { afterAll, describe, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { findRelease } from "@/lib/releases/find"
import { registerRelease } from "@/lib/releases/register"
import { testDatabase } from "@/lib/testing/db"
import { recorded } from "@/lib/testing/facts"
import { describeRefusals } from "@/lib/testing/refusals"
import { aDigest, aSha, softwareGround } from "@/lib/testing/software"

await testDatabase()
afterAll(closeDb)

const built = (service: string) => ({
  service,
  gitSha: aSha(),
  imageDigest: aDigest(),
  buildTime: "2026-11-22T10:00:00Z",
})

describe("a release", () => {
  it("is known once, however often and however many at a time tell of it", async () => {
    const { operator, clinic, service } = await softwareGround()
    const input = { ...built(service.name), version: "1.4.0", migrations: [{ name: "0007_more" }] }
    const told = await Promise.all(Array.from({ length: 4 }, () => registerRelease(operator, input)))
    told.push(await registerRelease(operator, { ...input, gitSha: input.gitSha.toUpperCase() }))
    expect(new Set(told.map((one) => one.id)).size).toBe(1)
    expect(told.filter((one) => one.isNew)).toHaveLength(1)
    const id = told[0]?.id ?? ""
    expect(await findRelease(operator, { id })).toMatchObject({
      gitSha: input.gitSha,
      version: "1.4.0",
      source: "console",
      checks: "unknown",
      migrations: [{ name: "0007_more", isCompatible: null }],
    })
    expect((await recorded(clinic.id, id)).map((one) => one.name)).toEqual(["release.registered"])
  })

  it("built again from the same commit is another one", async () => {
    const { operator, service } = await softwareGround()
    const input = built(service.name)
    const one = await registerRelease(operator, input)
    const other = await registerRelease(operator, { ...input, imageDigest: aDigest() })
    expect(other.isNew).toBe(true)
    expect(other.id).not.toBe(one.id)
  })

  it("told again takes on the migrations that are new, and changes none", async () => {
    const { operator, service } = await softwareGround()
    const input = built(service.name)
    const { id } = await registerRelease(operator, {
      ...input,
      migrations: [{ name: "0007_more", isCompatible: true, note: "adds a column" }],
    })
    const again = {
      ...input,
      migrations: [{ name: "0007_more", isCompatible: false }, { name: "0008_less" }],
    }
    expect(await registerRelease(operator, again)).toEqual({ id, isNew: false })
    expect((await findRelease(operator, { id })).migrations).toMatchObject([
      { name: "0007_more", isCompatible: true, note: "adds a column" },
      { name: "0008_less", isCompatible: null },
    ])
  })

  it("of a mobile app may be known by another name than a digest", async () => {
    const { operator, service } = await softwareGround({ kind: "mobile" })
    const input = { ...built(service.name), imageDigest: "eas:4f1c2d" }
    expect(await registerRelease(operator, input)).toMatchObject({ isNew: true })
  })
})

it.each([
  ["a short commit", { gitSha: "abc1234" }, "gitSha"],
  ["a tag in place of a digest", { imageDigest: "latest" }, "imageDigest"],
  ["a digest cut short", { imageDigest: "sha256:abc" }, "imageDigest"],
  ["a time that is none", { buildTime: "yesterday" }, "buildTime"],
  ["a migration with a path in it", { migrations: [{ name: "../0007" }] }, "migrations.0.name"],
])("refuses %s", async (_, more, field) => {
  const { operator, service } = await softwareGround()
  await expect(registerRelease(operator, { ...built(service.name), ...more })).rejects.toMatchObject({
    code: "invalid_input",
    fields: { [field]: expect.any(String) },
  })
})

it("knows no service that is not there", async () => {
  const { operator } = await softwareGround()
  await expect(registerRelease(operator, built("attic"))).rejects.toMatchObject({ code: "not_found" })
})

describeRefusals(registerRelease, {
  subject: "none",
  prepare: async () => {
    const ground = await softwareGround()
    return { ...ground, input: built(ground.service.name) }
  },
})
