import { afterAll, describe, expect, it } from "vitest"
import { POST } from "@/app/api/v1/hosts/route"
import { tokenHash } from "@/lib/api-tokens/secret"
import { closeDb, platformDb } from "@/lib/db"
import { reportHost } from "@/lib/hosts/report"
import { newId } from "@/lib/ids"
import { ctxWith, memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(reportHost, {
  subject: "none",
  badInput: { host: "web-1", cpu: 1.2 },
  async prepare() {
    const clinic = await makeClinic()
    return {
      input: { host: "web-1", cpu: 0.5 },
      ctxFor: await memberOf(clinic),
      strangerFor: await memberOf(clinic),
    }
  },
})

const stored = (host: string) => platformDb().hostSample.findMany({ where: { host } })

describe("hosts.report", () => {
  it("keeps a minute once, the first word of it", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const told = { host: "db-1", cpu: 0.25, memory: 0.5, disk: 0.75, load1: 1.5, netRxBytes: 2 ** 40 }
    expect(await reportHost(ctx, told)).toMatchObject({ host: "db-1", isNew: true })
    expect(await reportHost(ctx, { ...told, cpu: 0.9 })).toMatchObject({ isNew: false })
    expect(await stored("db-1")).toMatchObject([
      {
        cpu: 0.25,
        memory: 0.5,
        disk: 0.75,
        load1: 1.5,
        netRxBytes: 2n ** 40n,
        netTxBytes: null,
        source: "push",
      },
    ])
  })

  it("keeps the last picture of what runs, by the moment it was told", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const digests = [`ghcr.io/acme/api@sha256:${"a".repeat(64)}`]
    const of = (name: string) => ({ name, image: "ghcr.io/acme/api:latest", digests })
    await reportHost(ctx, { host: "dock-1", containers: [of("/api-1"), of("api-2")] })
    const later = { ...ctx, now: addMs(ctx.now, 20_000) }
    expect(await reportHost(later, { host: "dock-1", containers: [of("api-3")] })).toMatchObject({
      isNew: true,
    })
    expect(await stored("dock-1")).toEqual([])
    const picture = await platformDb().hostPicture.findUniqueOrThrow({ where: { host: "dock-1" } })
    expect(picture).toMatchObject({ at: later.now, containers: [{ name: "api-3", digests }] })
    await reportHost(later, { host: "dock-1", cpu: 0.5 })
    expect(await platformDb().hostPicture.findUniqueOrThrow({ where: { host: "dock-1" } })).toEqual(picture)
  })

  it.each([
    ["no digest", { name: "a", image: "b", digests: ["latest"] }],
    ["no name", { name: "a b", image: "b" }],
    ["no image", { name: "a", image: "<b>" }],
    ["more than is asked", { name: "a", image: "b", env: ["SECRET=1"] }],
  ])("takes no container with %s, and not more than 200", async (_, bad) => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    const many = Array.from({ length: 201 }, (_, n) => ({ name: `a${n}`, image: "b" }))
    for (const containers of [[bad], many])
      await expect(reportHost(ctx, { host: "dock-2", containers } as never)).rejects.toMatchObject({
        code: "invalid_input",
      })
  })

  it("takes no word that says nothing, and no name that is none", async () => {
    const ctx = await ctxWith(await makeClinic(), ["operator"])
    for (const bad of [
      { host: "db-1" },
      { host: "db-1", load1: 1 },
      { host: "<b>", cpu: 0.1 },
      { host: "", cpu: 0.1 },
    ])
      await expect(reportHost(ctx, bad as never)).rejects.toMatchObject({ code: "invalid_input" })
  })
})

describe("POST /api/v1/hosts", () => {
  it("takes the word of a machine with the scope for it, and of no other", async () => {
    await platformDb().clinic.update({ where: { id: (await makeClinic()).id }, data: { isDefault: true } })
    const tokenFor = async (scopes: string[]) => {
      const token = `rounds_${newId()}`
      const data = { id: newId(), name: scopes[0] ?? "", hash: tokenHash(token), prefix: "rounds_", scopes }
      await platformDb().apiToken.create({ data })
      return token
    }
    const send = (token: string, body: object) =>
      POST(
        new Request("http://localhost:3000/api/v1/hosts", {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
        { params: Promise.resolve({}) },
      )
    const token = await tokenFor(["hosts.write"])
    expect((await send(token, { host: "edge-1", memory: 0.4 })).status).toBe(201)
    expect((await send(token, { host: "edge-1", memory: 0.4 })).status).toBe(200)
    expect((await send(token, { host: "edge-1", memory: 4 })).status).toBe(400)
    expect((await send(await tokenFor(["releases.write"]), { host: "edge-1", memory: 0.4 })).status).toBe(403)
    expect((await send("rounds_unknown_token", { host: "edge-1", memory: 0.4 })).status).toBe(401)
    expect(await stored("edge-1")).toHaveLength(1)
  })
})
