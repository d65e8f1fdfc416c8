import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { TOKEN_LIFE_MS } from "@/lib/providers/lead-form/token"
import { seal } from "@/lib/seal"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { formOf, postForm, tokenFor } from "@/lib/testing/lead-form"

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
    const early = await postForm(clinic, formOf(clinic, { token: given.body.token }))
    expect(early).toMatchObject({ status: 401, body: { error: { code: "wrong_token" } } })
    expect(early.body.error?.message).toContain("faster than a person")
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

  it("a clinic is asked no more than it can read, wherever it comes from", async () => {
    const busy = await makeClinic()
    const statuses: number[] = []
    for (let at = 0; at < 330; at += 30) {
      const sent = Array.from({ length: 30 }, (_, n) =>
        postForm(busy, formOf(busy), { peer: `10.0.${at / 30}.${n}` }),
      )
      statuses.push(...(await Promise.all(sent)).map(({ status }) => status))
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(300)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
  }, 60_000)

  it("a token sent a thousand times takes one turn", async () => {
    const calm = await makeClinic()
    const form = formOf(calm)
    for (let n = 0; n < 60; n++)
      expect((await postForm(calm, form, { peer: "192.0.2.200" })).status).toBe(200)
    expect((await postForm(calm, formOf(calm), { peer: "192.0.2.200" })).body.duplicate).toBe(false)
    expect(await events(calm)).toHaveLength(2)
  })
})
