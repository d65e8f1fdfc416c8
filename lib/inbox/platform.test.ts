import { gzipSync } from "node:zlib"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { inboxPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { flushRefused } from "@/lib/inbox/refused"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import {
  connectPlatformProvider,
  coolifyRequest,
  githubRequest,
  HOOK_SECRET,
  hubSignature,
  PATH_TOKEN,
  pathOf,
} from "@/lib/testing/platform"

const db = await testDatabase()
let clinic: MadeClinic

beforeAll(async () => {
  clinic = await makeClinic({ slug: "north" })
  await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [clinic.id])
  await connectPlatformProvider("github", [HOOK_SECRET, "the-secret-before"])
  await connectPlatformProvider("coolify", [PATH_TOKEN, "path-token-before"])
  forgetDoors()
})

const send = (request: Request) => answerWebhook(request, ...pathOf(request))
const answerOf = async (response: Response) => {
  expect(response.status).toBe(200)
  return (await response.json()) as { id: string; duplicate: boolean }
}
const eventOf = async (id: string) =>
  (await db.owner.query(`select * from "WebhookEvent" where id = $1`, [id])).rows[0]
const deliveryOf = async (id: string) =>
  (
    await db.owner.query(
      `select delivery.* from "WebhookDelivery" delivery join "WebhookEvent" event on event."deliveryId" = delivery.id
       where event.id = $1`,
      [id],
    )
  ).rows[0]

const push = () =>
  JSON.stringify({
    ref: "refs/heads/main",
    after: newId(),
    head_commit: { timestamp: "2026-11-20T08:30:00+02:00", message: "Mend the gate" },
  })

describe("GitHub", () => {
  it("has its event kept without a clinic, with a fate and a reason, and starts no work", async () => {
    const delivery = newId()
    const body = push()
    const answer = await answerOf(await send(githubRequest(body, { delivery })))
    expect(await eventOf(answer.id)).toMatchObject({
      clinicId: null,
      provider: "github",
      key: delivery,
      kind: "push",
      fate: "ignored",
      reason: "It does not name its repository.",
      providerAt: new Date("2026-11-20T06:30:00Z"),
    })
    const stored = await deliveryOf(answer.id)
    expect(stored).toMatchObject({ clinicId: null, verifiedBy: "hub-signature#1", accepted: 1 })
    expect(stored.body.toString()).toBe(body)
    expect(stored.headers).toContainEqual(["x-github-event", "push"])
    expect(stored.headers.flat()).not.toContain("x-hub-signature-256")
    expect((await db.owner.query("select from engine.event where id = $1", [answer.id])).rows).toEqual([])
  })

  it.each([
    ["ping", undefined, "ping", "GitHub's greeting to a new webhook."],
    ["deployment_status", "created", "deployment_status/created", "It does not name its repository."],
    ["workflow_job", "queued", "workflow_job/queued", "Rounds has no use for workflow_job."],
    ["star", "created", "star/created", "Rounds has no use for star."],
  ])("says what it did with %s", async (event, action, kind, reason) => {
    const { id } = await answerOf(await send(githubRequest(JSON.stringify({ action }), { event })))
    const stored = await eventOf(id)
    expect([stored.kind, stored.fate]).toEqual([kind, "ignored"])
    expect(stored.reason).toMatch(reason)
  })

  it("knows a redelivery by its id, whatever the body, and keeps one", async () => {
    const delivery = newId()
    const first = await answerOf(await send(githubRequest(push(), { delivery })))
    const again = await Promise.all(
      Array.from({ length: 5 }, async () => answerOf(await send(githubRequest(push(), { delivery })))),
    )
    for (const one of again) expect(one).toMatchObject({ id: first.id, duplicate: true })
    const { rows } = await db.owner.query(`select from "WebhookEvent" where key = $1`, [delivery])
    expect(rows).toHaveLength(1)
  })

  it("keeps one of many that come at once with the same id", async () => {
    const delivery = newId()
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => answerOf(await send(githubRequest(push(), { delivery })))),
    )
    expect(answers.filter((one) => !one.duplicate)).toHaveLength(1)
    expect(new Set(answers.map((one) => one.id)).size).toBe(1)
  })

  it("takes a form as GitHub sends it, and keeps the form", async () => {
    const form = `payload=${encodeURIComponent(push())}`
    const headers = { "content-type": "application/x-www-form-urlencoded" }
    const { id } = await answerOf(await send(githubRequest(form, { headers })))
    expect(await eventOf(id)).toMatchObject({ kind: "push", fate: "ignored" })
    expect((await deliveryOf(id)).body.toString()).toBe(form)
    for (const bad of ["payload=%7B", "other=1", `payload=1&payload=2`])
      expect((await send(githubRequest(bad, { headers }))).status, bad).toBe(400)
  })

  it("quarantines what is signed and JSON but says nothing known", async () => {
    for (const [body, event] of [
      ["[]", "push"],
      ["{}", "no such\tword"],
      ['"x"', "push"],
    ] as const) {
      const { id } = await answerOf(await send(githubRequest(body, { event })))
      expect(await eventOf(id)).toMatchObject({ fate: "quarantined", kind: "unreadable" })
    }
  })

  it("takes another key than a header that two ids share", async () => {
    const headers = { "x-github-delivery": "one, two" }
    const { id } = await answerOf(await send(githubRequest(push(), { headers })))
    expect((await eventOf(id)).key).toMatch(/^body:/)
  })

  it("takes up to 25 MiB, and no more", async () => {
    const size = 25 * 2 ** 20
    const big = Buffer.alloc(size, " ")
    big.write("{}")
    expect((await send(githubRequest(new Uint8Array(big)))).status).toBe(200)
    const bigger = new Uint8Array(size + 1)
    expect((await send(githubRequest(bigger))).status).toBe(413)
  })

  it("refuses as the contract says, in its order", async () => {
    const body = push()
    const raw = (method: string, path: string, headers: Record<string, string> = {}) =>
      send(
        new Request(`http://localhost:3000/api/webhooks/${path}`, {
          method,
          headers,
          ...(method === "GET" ? {} : { body }),
        }),
      ).then(({ status }) => status)
    const json = { "content-type": "application/json" }
    const signed = { ...json, "x-hub-signature-256": hubSignature(body) }
    expect(await raw("POST", "github/north", signed)).toBe(404)
    expect(await raw("POST", "github/north/more", signed)).toBe(404)
    expect(await raw("GET", "github")).toBe(405)
    expect(await raw("POST", "github", { "content-type": "text/plain" })).toBe(415)
    expect(await raw("POST", "github", json)).toBe(401)
    expect(await raw("POST", "github", { ...json, "x-hub-signature": "sha1=00" })).toBe(401)
    const good = signed["x-hub-signature-256"]
    expect(await raw("POST", "github", { ...json, "x-hub-signature-256": `${good}, ${good}` })).toBe(401)
    expect((await send(githubRequest("{"))).status).toBe(400)
  })

  it("tells which of two secrets matched", async () => {
    const { id } = await answerOf(await send(githubRequest(push(), { secret: "the-secret-before" })))
    expect((await deliveryOf(id)).verifiedBy).toBe("hub-signature#2")
  })
})

describe("Coolify", () => {
  const deployed = (given: Record<string, unknown> = {}) =>
    JSON.stringify({
      success: true,
      event: "deployment_success",
      deployment_uuid: newId(),
      fqdn: "https://console.clinic.example",
      ...given,
    })

  it("is known by deployment and event, and by nothing else of the body", async () => {
    const uuid = newId()
    const first = await answerOf(await send(coolifyRequest(deployed({ deployment_uuid: uuid }))))
    const again = await answerOf(await send(coolifyRequest(deployed({ deployment_uuid: uuid, fqdn: "x" }))))
    expect(again).toEqual({ received: true, id: first.id, duplicate: true })
    const failed = deployed({ deployment_uuid: uuid, event: "deployment_failed" })
    expect((await answerOf(await send(coolifyRequest(failed)))).duplicate).toBe(false)
    expect(await eventOf(first.id)).toMatchObject({
      clinicId: null,
      key: `${uuid}:deployment_success`,
      fate: "ignored",
      reason: "It does not say which deployment it is.",
    })
  })

  it("is known by its body and the minute where it carries no id", async () => {
    const body = JSON.stringify({ event: "status_changed", application_name: newId() })
    const first = await answerOf(await send(coolifyRequest(body)))
    expect(await answerOf(await send(coolifyRequest(body)))).toMatchObject({ id: first.id, duplicate: true })
    expect((await eventOf(first.id)).key).toMatch(/^body:[0-9a-f]{64}:\d+$/)
  })

  it.each([
    ["test", "Coolify's test of the address."],
    ["status_changed", "It does not say which application it is."],
    ["server_unreachable", "Rounds has no use for server_unreachable."],
  ])("says what it did with %s", async (event, reason) => {
    const body = JSON.stringify({ event, url: newId() })
    const { id } = await answerOf(await send(coolifyRequest(body)))
    expect(await eventOf(id)).toMatchObject({ kind: event, fate: "ignored", reason })
  })

  it("quarantines what does not say what it is", async () => {
    const { id } = await answerOf(await send(coolifyRequest(JSON.stringify([newId()]))))
    expect(await eventOf(id)).toMatchObject({ fate: "quarantined" })
  })

  it("takes either of two tokens, and says which", async () => {
    const { id } = await answerOf(await send(coolifyRequest(deployed(), "path-token-before")))
    expect((await deliveryOf(id)).verifiedBy).toBe("path-token#2")
  })

  it("with a wrong token is as unknown as an address that never was, whatever the method", async () => {
    const told = async (request: Request) => {
      const response = await send(request)
      const { error } = (await response.json()) as { error: Record<string, unknown> }
      const headers = [...response.headers].filter(([name]) => name !== "x-request-id")
      return { status: response.status, headers, error: { ...error, requestId: "" } }
    }
    const at = (path: string, method = "POST") =>
      new Request(`http://localhost:3000/api/webhooks/${path}`, { method })
    const unknown = await told(at("nowhere/at-all"))
    expect(unknown.status).toBe(404)
    for (const wrong of [
      at("coolify"),
      at("coolify/"),
      at("coolify/north"),
      at("coolify/path-token-of-a-tes"),
      at("coolify/PATH-TOKEN-OF-A-TEST"),
      at("coolify/path-token-of-a-test/more"),
      at("coolify/wrong", "DELETE"),
      at("coolify/wrong", "GET"),
    ])
      expect(await told(wrong), wrong.url).toEqual(unknown)
    expect((await send(at(`coolify/${PATH_TOKEN}`, "GET"))).status).toBe(405)
    expect((await send(at(`coolify/${PATH_TOKEN}`))).status).toBe(415)
    expect((await send(coolifyRequest("{", PATH_TOKEN))).status).toBe(400)
  })

  it("keeps nothing of a failed command's output, nor any password", async () => {
    const body = deployed({
      event: "backup_failed",
      deployment_uuid: undefined,
      error_output: "pg_dump: connection to postgres://clinic:hunter2@db/main failed",
      message: "tried redis://:s3cr3t@cache:6379 and host=db password=hunter3 user=clinic",
    }).replaceAll("/", "\\/")
    const { id } = await answerOf(await send(coolifyRequest(body)))
    const stored = await deliveryOf(id)
    const kept = stored.body.toString() as string
    for (const secret of ["hunter2", "hunter3", "s3cr3t", "pg_dump"]) expect(kept).not.toContain(secret)
    expect(JSON.parse(kept)).toMatchObject({ event: "backup_failed", fqdn: "https://console.clinic.example" })
    expect(stored.headers).toEqual([["content-type", "application/json"]])
  })

  it("keeps other bodies to the byte", async () => {
    const body = `${deployed()} \n`
    const { id } = await answerOf(await send(coolifyRequest(body)))
    expect((await deliveryOf(id)).body.toString()).toBe(body)
  })
})

describe("what belongs to no clinic", () => {
  beforeEach(flushRefused)

  it("is seen by no clinic", async () => {
    await send(githubRequest(push()))
    const client = await inboxPool().connect()
    try {
      for (const clinicId of [clinic.id, ""]) {
        await client.query("select set_config('app.clinic_id', $1, false)", [clinicId])
        const { rows } = await client.query(
          `select from "WebhookEvent" where "clinicId" is null union all select from "WebhookDelivery" where "clinicId" is null`,
        )
        expect(rows).toEqual([])
      }
      await expect(
        client.query(
          `insert into "WebhookDelivery" (id, provider, outcome, refused) values ($1, 'github', 'refused', 1)`,
          [newId()],
        ),
      ).rejects.toThrow(/row-level security/)
    } finally {
      client.release(true)
    }
  })

  it("adds up as a clinic's does", async () => {
    const totals = async () =>
      (
        await db.owner.query(
          `select coalesce(sum(accepted), 0)::int as accepted, coalesce(sum(duplicate), 0)::int as duplicate,
             coalesce(sum(refused), 0)::int as refused,
             (select count(*)::int from "WebhookEvent" where "clinicId" is null) as events
           from "WebhookDelivery" where "clinicId" is null`,
        )
      ).rows[0]
    const before = await totals()
    const delivery = newId()
    await send(githubRequest(push(), { delivery }))
    await send(githubRequest(push(), { delivery }))
    await send(githubRequest(push(), { secret: "wrong" }))
    await send(githubRequest("{"))
    await flushRefused()
    const after = await totals()
    expect(after).toEqual({
      accepted: before.accepted + 1,
      duplicate: before.duplicate + 1,
      refused: before.refused + 2,
      events: before.events + 1,
    })
    expect(after.events).toBe(after.accepted)
  })

  it("is refused where nothing is set up or what is set up is empty or off", async () => {
    const put = (change: string) => db.owner.query(`update "PlatformConnection" set ${change}`)
    await put("active = false")
    forgetDoors()
    expect((await send(githubRequest(push()))).status).toBe(401)
    expect((await send(githubRequest(push(), { secret: "" }))).status).toBe(401)
    expect((await send(coolifyRequest("{}"))).status).toBe(404)
    await put("active = true")
    await db.owner.query(`delete from "PlatformConnection"`)
    await connectPlatformProvider("github", [""])
    await connectPlatformProvider("coolify", [""])
    forgetDoors()
    expect((await send(githubRequest(push(), { secret: "" }))).status).toBe(401)
    expect((await send(coolifyRequest("{}", ""))).status).toBe(404)
  })
})

it("takes no packed body, of any provider", async () => {
  const packed = new Uint8Array(gzipSync(Buffer.alloc(2 ** 22)))
  const headers = { "content-encoding": "gzip" }
  await connectPlatformProvider("github", [HOOK_SECRET]).catch(() => {})
  forgetDoors()
  expect((await send(githubRequest(packed, { headers }))).status).toBe(415)
})
