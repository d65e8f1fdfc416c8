import { afterAll, describe, expect, it } from "vitest"
import { closeDb, platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { createProbe } from "@/lib/probes/create"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()
afterAll(closeDb)

const given = (more: object = {}) => ({
  name: "Payments",
  kind: "http" as const,
  address: "http://127.0.0.1:4999/health",
  slowMs: 1_000,
  isPublic: true,
  key: newId(),
  ...more,
})

describeRefusals(createProbe, {
  subject: "none",
  badInput: { ...given(), slowMs: 7 },
  async prepare() {
    const clinic = await makeClinic()
    return { input: given(), ctxFor: await memberOf(clinic), strangerFor: await memberOf(clinic) }
  },
})

describe("probes.create", () => {
  it("watches it once, however often the form is sent, and knows nothing of it yet", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const input = given({ expects: "200, 401" })
    expect(await createProbe(ctx, input)).toEqual({ id: input.key, isNew: true })
    expect(await createProbe(ctx, input)).toEqual({ id: input.key, isNew: false })
    expect(await platformDb().probe.findUnique({ where: { id: input.key } })).toMatchObject({
      name: "Payments",
      state: "unknown",
      expects: "200, 401",
      isPublic: true,
      isDerived: false,
      placeId: null,
    })
  })

  it("refuses an address that does not fit its kind, or that leads into a private network", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const wrong: [string, string][] = [
      ["http", "example.org"],
      ["http", "file:///etc/passwd"],
      ["http", "http://user:word@example.org"],
      ["tcp", "https://example.org"],
      ["tcp", "example.org"],
      ["tls", "http://example.org"],
      ["http", "http://169.254.169.254/latest/meta-data"],
      ["tcp", "10.0.0.1:5432"],
      ["tls", "https://localhost"],
    ]
    for (const [kind, address] of wrong)
      await expect(createProbe(ctx, given({ kind, address })), `${kind} ${address}`).rejects.toMatchObject({
        code: "invalid_input",
        fields: { address: expect.any(String) },
      })
  })
})
