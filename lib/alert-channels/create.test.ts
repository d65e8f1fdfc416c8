import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { createChannel } from "@/lib/alert-channels/create"
import { listChannels } from "@/lib/alert-channels/list"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { unseal } from "@/lib/seal"
import { clearChannels } from "@/lib/testing/alert-channels"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { setEnv } from "@/lib/testing/messages"
import { describeRefusals } from "@/lib/testing/refusals"

const db = await testDatabase()
setEnv({ PRIVATE_HOSTS: "" })
beforeEach(clearChannels)
afterAll(closeDb)

const SLACK = "https://hooks.slack.com/services/T00/B00/aVerySecretPart"
const wish = () => ({
  key: newId(),
  title: "On call",
  kind: "slack" as const,
  address: SLACK,
  atLeast: "warning" as const,
})
const operator = async () => {
  const ctx = await ctxWith(await makeClinic(), ["operator"])
  return { ...ctx, steppedUpAt: ctx.now }
}

describeRefusals(createChannel, {
  subject: "none",
  badInput: { ...wish(), kind: "pigeon" },
  async prepare() {
    const clinic = await makeClinic()
    return { input: wish(), ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("alertChannels.create", () => {
  it("keeps the address sealed, shows only its end, and is one however often it is sent", async () => {
    const ctx = await operator()
    const input = wish()
    expect(await createChannel(ctx, input)).toEqual({ id: input.key, isNew: true, secret: null })
    expect(await createChannel(ctx, input)).toEqual({ id: input.key, isNew: false, secret: null })
    const row = await platformDb().alertChannel.findUniqueOrThrow({ where: { id: input.key } })
    expect(unseal(row.sealedAddress ?? new Uint8Array(), row.id)).toBe(SLACK)
    const listed = await listChannels(ctx, {})
    expect(listed.map((one) => one.kind)).toEqual(["console", "slack"])
    expect(listed[1]).toMatchObject({ hint: "hooks.slack.com … Part", lastProvenAt: null })
    expect(JSON.stringify(listed)).not.toContain("aVerySecret")
    const { rows } = await db.owner.query(`select * from "Fact" where "subjectId" = $1`, [input.key])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain("aVerySecret")
  })

  it("makes up a secret for a signed webhook, unless one is given", async () => {
    const ctx = await operator()
    const hook = { kind: "webhook" as const, address: "https://pager.example.com/in" }
    const { id, secret } = await createChannel(ctx, { ...wish(), ...hook })
    expect(secret).toMatch(/^whsec_.{32}$/)
    const row = await platformDb().alertChannel.findUniqueOrThrow({ where: { id } })
    expect(unseal(row.sealedSecret ?? new Uint8Array(), id)).toBe(secret)
    const own = `whsec_${Buffer.alloc(24, 7).toString("base64")}`
    expect(await createChannel(ctx, { ...wish(), ...hook, secret: own })).toMatchObject({ secret: null })
  })

  it("takes mailboxes by comma, and no more than ten", async () => {
    const ctx = await operator()
    const mail = (address: string) => createChannel(ctx, { ...wish(), kind: "email", address })
    const { id } = await mail("ana@example.com; dan@example.com")
    const row = await platformDb().alertChannel.findUniqueOrThrow({ where: { id } })
    expect(unseal(row.sealedAddress ?? new Uint8Array(), id)).toBe("ana@example.com, dan@example.com")
    expect(row.hint).toBe("a…@example.com +1")
    const many = Array.from({ length: 11 }, (_, n) => `m${n}@example.com`).join(",")
    for (const wrong of ["ana", many, "ana@example.com\r\nBcc: x@example.com, y"])
      await expect(mail(wrong)).rejects.toMatchObject({ code: "invalid_input" })
  })
})

describe("S14 an address that leads back to us", () => {
  it.each([
    "http://127.0.0.1:5432/",
    "https://169.254.169.254/latest",
    "https://10.0.0.7/x",
    "https://localhost/x",
    "file:///etc/passwd",
  ])("is refused: %s", async (address) => {
    const refused = createChannel(await operator(), { ...wish(), address })
    await expect(refused).rejects.toMatchObject({
      code: "invalid_input",
      fields: { address: expect.any(String) },
    })
  })
})
