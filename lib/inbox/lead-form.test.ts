import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { platformDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { processEvent } from "@/lib/inbox/process"
import { replayEvent } from "@/lib/inbox/replay"
import { tellQuarantinedEverywhere } from "@/lib/inbox/tell-quarantined"
import { TOKEN_LIFE_MS } from "@/lib/providers/lead-form/token"
import { seal } from "@/lib/seal"
import { keyOf } from "@/lib/sessions/throttle"
import { memberOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { formOf, postForm, tokenFor } from "@/lib/testing/lead-form"
import { connectWhatsapp, delivery, textBody, wamid } from "@/lib/testing/whatsapp"

const db = await testDatabase()
const SITE = "https://clinic.example"
let clinic: MadeClinic
let other: MadeClinic

beforeAll(async () => {
  clinic = await makeClinic()
  other = await makeClinic()
  const id = newId()
  await platformDb().connection.create({
    data: {
      id,
      clinicId: clinic.id,
      provider: "lead-form",
      scheme: "token",
      sealed: seal(JSON.stringify({ secrets: [] }), id),
      settings: { allowedOrigins: [SITE] },
    },
  })
})

const events = async (of = clinic) =>
  (await db.owner.query(`select * from "WebhookEvent" where "clinicId" = $1 order by "receivedAt"`, [of.id]))
    .rows
const bodyOf = async (eventId: string) =>
  (
    await db.owner.query(
      `select convert_from(delivery.body, 'UTF8') as body, delivery.headers, delivery."verifiedBy"
       from "WebhookDelivery" delivery join "WebhookEvent" event on event."deliveryId" = delivery.id where event.id = $1`,
      [eventId],
    )
  ).rows[0]

describe("the lead form's endpoint", () => {
  it("gives a token that its own post is let in with", async () => {
    const given = await postForm(clinic, null, { method: "GET" })
    expect(given).toMatchObject({ status: 200, body: { token: expect.any(String), minSeconds: 3 } })
    expect(given.headers.get("cache-control")).toBe("no-store")
    const early = async (form_language?: string) => {
      const answer = await postForm(clinic, formOf(clinic, { token: given.body.token, form_language }))
      expect(answer).toMatchObject({ status: 401, body: { error: { code: "wrong_token" } } })
      return answer.body.error?.message
    }
    expect(await early()).toContain("faster than a person")
    expect(await early("ro")).toContain("apăsați încă o dată Trimiteți")
  })

  it("commits a form once: its token sent again is the same event", async () => {
    const form = formOf(clinic)
    const first = await postForm(clinic, form)
    expect(first).toMatchObject({ status: 200, body: { received: true, duplicate: false } })
    const again = await postForm(clinic, { ...form, message: "something else" })
    expect(again.body).toEqual({ received: true, id: first.body.id, duplicate: true })
    const parallel = formOf(clinic)
    const answers = await Promise.all(Array.from({ length: 8 }, () => postForm(clinic, parallel)))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ body }) => !body.duplicate)).toHaveLength(1)
  })

  it("takes form encoding as it takes JSON", async () => {
    const { consent: _, ...fields } = formOf(clinic)
    const form = new URLSearchParams({
      ...(fields as Record<string, string>),
      "consent.data_processing": "on",
    })
    expect(await postForm(clinic, form)).toMatchObject({ status: 200, body: { duplicate: false } })
  })

  it("keeps the body without token and trap, and says how it was let in", async () => {
    const { body } = await postForm(clinic, formOf(clinic, { favourite: "blue" }))
    const stored = await bodyOf(body.id ?? "")
    expect(stored.body).not.toMatch(/token|website/)
    expect(JSON.parse(stored.body)).toMatchObject({ name: "Ana Pop", favourite: "blue" })
    expect(stored).toMatchObject({ verifiedBy: "token", headers: [["content-type", "application/json"]] })
  })

  it.each([
    ["none", () => undefined],
    ["junk", () => "x.y.z"],
    ["two", () => [tokenFor(clinic), tokenFor(clinic)]],
    ["another clinic's", () => tokenFor(other)],
    ["one from the future", () => tokenFor(clinic, -60_000)],
    ["one that is too old", () => tokenFor(clinic, TOKEN_LIFE_MS + 1_000)],
    ["one just given", () => tokenFor(clinic, 0)],
  ])("S24 refuses a token that is %s, and stores nothing", async (_, token) => {
    const before = (await events()).length
    const answer = await postForm(clinic, formOf(clinic, { token: token() }))
    expect(answer).toMatchObject({ status: 401, body: { error: { code: "wrong_token" } } })
    expect(await events()).toHaveLength(before)
  })

  it.each(["[]", "null", "7", '"text"', "{}", '{"__proto__":{"token":"x"}}'])(
    "refuses the body %s",
    async (body) => expect((await postForm(clinic, body)).status).toBe(401),
  )

  it("says per field what is wrong, in the language the form was shown in, and uses no token up", async () => {
    const form = formOf(clinic, { name: "", phone: "12", consent: { data_processing: false } })
    const answer = await postForm(clinic, form)
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_input" } } })
    expect(answer.body.error?.message).toContain("locurile marcate")
    expect(answer.body.error?.fields).toEqual({
      name: "Vă rugăm să ne spuneți numele.",
      phone: "Nu este un număr la care putem suna. Vă rugăm să îl verificați.",
      "consent.data_processing": "Fără acest acord nu avem voie să păstrăm mesajul.",
    })
    const mended = { ...form, name: "Ana", phone: "0712345678", consent: { data_processing: true } }
    expect(await postForm(clinic, mended)).toMatchObject({ status: 200, body: { duplicate: false } })
  })

  it("S24 answers a program that filled in the trap as it answers a person, and does nothing with it", async () => {
    const { status, body } = await postForm(
      clinic,
      formOf(clinic, { website: "http://spam.test", consent: {} }),
    )
    expect({ status, keys: Object.keys(body).sort(), duplicate: body.duplicate }).toEqual({
      status: 200,
      keys: ["duplicate", "id", "received"],
      duplicate: false,
    })
    const event = (await events()).find(({ id }) => id === body.id)
    expect(event).toMatchObject({
      fate: "ignored",
      reason: "The field that people do not see was filled in.",
    })
    expect(Object.keys(JSON.parse((await bodyOf(body.id ?? "")).body))).toEqual(["nonce"])
    const { rows } = await db.owner.query("select 1 from engine.event where id = $1", [body.id])
    expect(rows).toEqual([])
  })

  it("has no door at an unknown or inactive clinic", async () => {
    const closed = await makeClinic({ active: false })
    const nobody = { ...clinic, slug: "nobody" }
    for (const one of [closed, nobody])
      for (const method of ["GET", "POST"])
        expect((await postForm(one, formOf(clinic), { method })).status).toBe(404)
    expect((await postForm(clinic, null, { method: "PUT" })).status).toBe(405)
    expect((await postForm(clinic, "x", { headers: { "content-type": "text/plain" } })).status).toBe(415)
  })

  it("lets the pages of sites that the clinic named call it, and no others", async () => {
    const called = (origin: string, method = "POST", of = clinic) =>
      postForm(of, formOf(of), { method, headers: { origin } })
    const allowed = await called(SITE)
    expect(allowed.status).toBe(200)
    expect(allowed.headers.get("access-control-allow-origin")).toBe(SITE)
    expect(allowed.headers.get("access-control-allow-credentials")).toBeNull()
    expect((await called(SITE, "OPTIONS")).headers.get("access-control-allow-methods")).toContain("POST")
    expect((await called(SITE, "GET")).headers.get("access-control-allow-origin")).toBe(SITE)
    expect((await called("http://localhost:3000")).status).toBe(200)
    for (const origin of ["https://evil.test", "null", `${SITE}.evil.test`, "http://clinic.example"]) {
      const refused = await called(origin)
      expect(refused).toMatchObject({ status: 403, body: { error: { code: "wrong_origin" } } })
      expect(refused.headers.get("access-control-allow-origin")).toBeNull()
    }
    expect((await called(SITE, "POST", other)).status).toBe(403)
  })
})

describe("S24 floods", () => {
  it("1,000 forms from a few addresses are turned away, while people elsewhere are heard", async () => {
    const flooded = await makeClinic()
    const flooders = ["203.0.113.7", "203.0.113.8", "203.0.113.9", "2001:db8:0:7::1"]
    const flood = Array.from({ length: 1_000 }, (_, n) => () => {
      const peer = flooders[n % 4] ?? ""
      const phone = `+4070${String(n).padStart(7, "0")}`
      return postForm(flooded, formOf(flooded, { phone, message: randomUUID() }), {
        peer: peer.includes(":") ? `2001:db8:0:7::${n}` : peer,
      })
    })
    const people = Array.from(
      { length: 25 },
      (_, n) => () =>
        postForm(flooded, formOf(flooded, { phone: `+40712000${100 + n}`, message: "real" }), {
          peer: `192.0.2.${n}`,
        }),
    )
    const answers = { flood: [] as number[], people: [] as number[], waits: [] as number[] }
    for (let at = 0; at < flood.length; at += 40) {
      const sent = flood.slice(at, at + 40).map(async (send) => {
        const answer = await send()
        answers.flood.push(answer.status)
        if (answer.status === 429) answers.waits.push(Number(answer.headers.get("retry-after")))
      })
      const real = people
        .slice(at / 40, at / 40 + 1)
        .map(async (send) => answers.people.push((await send()).status))
      await Promise.all([...sent, ...real])
    }
    expect(answers.people).toEqual(Array(25).fill(200))
    expect(answers.flood.filter((status) => status === 200)).toHaveLength(4 * 30)
    expect(answers.flood.filter((status) => status === 429)).toHaveLength(1_000 - 4 * 30)
    expect(Math.min(...answers.waits)).toBeGreaterThan(0)
    expect(await events(flooded)).toHaveLength(4 * 30 + 25)
  }, 60_000)

  const floodOf = async (of: MadeClinic, many: number) => {
    const answers: { status: number; body: { id?: string } }[] = []
    for (let at = 0; at < many; at += 30) {
      const sent = Array.from({ length: Math.min(30, many - at) }, (_, n) =>
        postForm(of, formOf(of), { peer: `10.${(at / 30) >> 2}.${at / 30}.${n}` }),
      )
      answers.push(...(await Promise.all(sent)))
    }
    return answers
  }

  it("more than a clinic can read is kept aside with one task, and turns no patient away", async () => {
    const busy = await makeClinic()
    const answers = await floodOf(busy, 330)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(330)
    const patient = await postForm(busy, formOf(busy, { message: "real" }), { peer: "192.0.2.77" })
    expect(patient).toMatchObject({ status: 200, body: { duplicate: false } })
    const kept = await events(busy)
    expect(kept.filter(({ fate }) => fate === "pending")).toHaveLength(300)
    const late = kept.find(({ id }) => id === patient.body.id)
    expect(late).toMatchObject({ fate: "quarantined", reason: expect.stringContaining("at once") })
    expect(JSON.parse((await bodyOf(patient.body.id ?? "")).body).message).toBe("real")
    const tasksOf = async () =>
      (await db.owner.query(`select id from "Task" where "clinicId" = $1`, [busy.id])).rowCount
    await tellQuarantinedEverywhere()
    await tellQuarantinedEverywhere()
    expect(await tasksOf()).toBe(1)
    await db.owner.query(
      `update "WebhookEvent" set "receivedAt" = "receivedAt" - interval '61 minutes' where "clinicId" = $1`,
      [busy.id],
    )
    await tellQuarantinedEverywhere()
    expect(await tasksOf()).toBe(2)

    const ctx = systemCtx(busy.id, busy, "process-lead-form")
    await replayEvent((await memberOf(busy))(["admin"]), { id: patient.body.id ?? "", reason: "A person." })
    expect(await processEvent(ctx, { id: patient.body.id ?? "" })).toEqual({ fate: "processed" })
  }, 60_000)

  it("is refused where it would fill the disk, without using up the visitor's turns", async () => {
    const full = await makeClinic()
    const peer = "192.0.2.66"
    await db.owner.query(`insert into "Throttle" (key, points, expire) select unnest($1::text[]), 5000, $2`, [
      [`form_clinic:${keyOf(full.id)}`, `form_crowd:${keyOf(full.id)}`],
      Date.now() + 60_000,
    ])
    for (let n = 0; n < 32; n++)
      expect((await postForm(full, formOf(full), { peer })).status, String(n)).toBe(429)
    expect(await events(full)).toHaveLength(0)
    const { rows } = await db.owner.query(`select points from "Throttle" where key = $1`, [
      `form:${keyOf(`${full.id} ${peer}`)}`,
    ])
    expect(rows).toEqual([{ points: 0 }])
  })

  it.each([
    ["/24 of the old kind", (n: number) => `203.0.113.${n}`],
    ["/48 of the new kind", (n: number) => `2001:db8:7:${n.toString(16)}::1`],
  ])("from a whole %s are bounded together, while neighbours are heard", async (_, peerOf) => {
    const calm = await makeClinic()
    const sent = async (from: number) =>
      Promise.all(
        Array.from({ length: 30 }, (_, n) => postForm(calm, formOf(calm), { peer: peerOf(from + n) })),
      )
    const statuses: number[] = []
    for (let at = 0; at < 150; at += 30) statuses.push(...(await sent(at)).map(({ status }) => status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(120)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
    expect((await postForm(calm, formOf(calm), { peer: "2001:db8:8::1" })).status).toBe(200)
  })

  it("take nothing of what is left for those who sign", async () => {
    const small = await makeClinic()
    await connectWhatsapp(small.id)
    forgetDoors()
    process.env.WEBHOOK_RATE_PER_SECOND = "5"
    resetEnv()
    try {
      const form = formOf(small)
      const statuses = new Set<number>()
      for (let n = 0; n < 50; n++) statuses.add((await postForm(small, form, { peer: "192.0.2.9" })).status)
      expect(statuses).toContain(429)
      const signed = delivery(textBody({ id: wamid() }), { slug: small.slug })
      expect((await answerWebhook(signed, "whatsapp", [small.slug])).status).toBe(200)
    } finally {
      delete process.env.WEBHOOK_RATE_PER_SECOND
      resetEnv()
    }
  })

  it("a token sent again takes no turn a few times; replayed without end it fills no table", async () => {
    const calm = await makeClinic()
    const form = formOf(calm)
    const peer = "192.0.2.200"
    for (let n = 0; n < 8; n++) expect((await postForm(calm, form, { peer })).status).toBe(200)
    expect((await postForm(calm, formOf(calm), { peer })).body.duplicate).toBe(false)
    const statuses: number[] = []
    for (let n = 0; n < 100; n++) statuses.push((await postForm(calm, form, { peer })).status)
    expect(statuses.at(-1)).toBe(429)
    expect(await events(calm)).toHaveLength(2)
    const { rows } = await db.owner.query(
      `select count(*)::int as n from "WebhookDelivery" where "clinicId" = $1 and outcome <> 'refused'`,
      [calm.id],
    )
    expect(rows[0].n).toBeLessThanOrEqual(45)
  })

  it("a form that could not be kept gives its turn back", async () => {
    const calm = await makeClinic()
    await db.owner.query(
      `alter table "WebhookDelivery" add constraint away check ("clinicId" <> '${calm.id}')`,
    )
    const peer = "192.0.2.201"
    for (let n = 0; n < 31; n++) {
      expect((await postForm(calm, formOf(calm), { peer })).status, String(n)).toBe(503)
      await expect
        .poll(
          async () =>
            (
              await db.owner.query(`select points from "Throttle" where key = $1`, [
                `form:${keyOf(`${calm.id} ${peer}`)}`,
              ])
            ).rows,
        )
        .toEqual([{ points: 0 }])
    }
    await db.owner.query(`alter table "WebhookDelivery" drop constraint away`)
    expect((await postForm(calm, formOf(calm), { peer })).status).toBe(200)
  })

  it("refuses what nests without end, and keeps nothing of what is large beside the form", async () => {
    const calm = await makeClinic()
    const deep = JSON.stringify(formOf(calm, { extra: "DEEP" })).replace(
      '"DEEP"',
      "[".repeat(8_000) + "]".repeat(8_000),
    )
    expect(await postForm(calm, deep)).toMatchObject({ status: 400, body: { error: { code: "not_json" } } })
    const { status, body } = await postForm(calm, formOf(calm, { extra: "x".repeat(900_000) }))
    expect(status).toBe(200)
    const stored = JSON.parse((await bodyOf(body.id ?? "")).body)
    expect(stored).toMatchObject({
      name: "Ana Pop",
      message: "Mă doare o măsea.",
      consent: { data_processing: true },
    })
    expect(stored.extra).toBeUndefined()
  })
})
