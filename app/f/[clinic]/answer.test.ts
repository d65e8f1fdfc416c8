import { beforeAll, describe, expect, it, vi } from "vitest"
import { GET as getScript } from "@/app/f/[clinic]/embed.js/route"
import { GET, POST } from "@/app/f/[clinic]/route"
import { platformDb, platformPool } from "@/lib/db"
import { newId } from "@/lib/ids"
import { forgetDoors } from "@/lib/inbox/connections"
import { seal } from "@/lib/seal"
import { testDatabase } from "@/lib/testing/db"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { tokenFor } from "@/lib/testing/lead-form"
import { html } from "@/lib/web/html"

const db = await testDatabase()
const OWN = "http://localhost:3000"
const NAME = `O'Neill & <b>Söhne</b>`
let clinic: MadeClinic

beforeAll(async () => {
  clinic = await makeClinic({ name: NAME })
})

const context = (slug = clinic.slug) => ({ params: Promise.resolve({ clinic: slug }) })
const show = (query = "", slug = clinic.slug) => GET(new Request(`${OWN}/f/${slug}${query}`), context(slug))
const fields = (change: Record<string, string> = {}) => ({
  token: tokenFor(clinic),
  name: "Ana <Pop>",
  phone: "0712345678",
  message: "</textarea><script>alert(1)</script>",
  "consent.data_processing": "on",
  website: "",
  form_language: "en",
  ...change,
})
let peer = 0
const send = (form: Record<string, string>, headers: Record<string, string> = { origin: OWN }, query = "") =>
  POST(
    new Request(`${OWN}/f/${clinic.slug}${query}`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "x-rounds-peer": `198.51.100.${++peer % 250}`,
        ...headers,
      },
      body: new URLSearchParams(form),
    }),
    context(),
  )

describe("the form's page", () => {
  it("is in the clinic's language or the one asked for, with the clinic's name as it is written", async () => {
    const answer = await show()
    const text = await answer.text()
    expect(answer.status).toBe(200)
    expect(text).toContain('<html lang="en">')
    expect(text).toContain("Write to O&#39;Neill &amp; &lt;b&gt;Söhne&lt;/b&gt;")
    expect(text).not.toContain("<b>")
    expect(await (await show("?lang=hi")).text()).toContain('<html lang="hi">')
    expect(await (await show("?lang=%22%3E%3Cscript%3E")).text()).toContain('<html lang="en">')
  })

  it("has separate boxes, none of them ticked", async () => {
    const text = await (await show()).text()
    expect(text.match(/type="checkbox"/g)).toHaveLength(2)
    expect(text).not.toMatch(/<input[^>]* checked/)
  })

  it("takes from a link what may be filled in, and neither an agreement nor the trap", async () => {
    const query =
      "?name=Ana&utm_source=mail&consent.data_processing=on&consent.marketing_whatsapp=on&website=x&token=mine"
    const text = await (await show(query)).text()
    expect(text).not.toMatch(/<input[^>]* checked/)
    expect(text).toContain('name="website" tabindex="-1" autocomplete="off" value=""')
    expect(text).not.toContain('value="mine"')
    expect(text).toMatch(/id="name"[^>]* value="Ana"/)
    expect(text).toContain('name="utm_source" value="mail"')
  })

  it("names its languages in each", async () => {
    const labels = ["en", "ro", "de", "hi"].map(
      async (one) => (await (await show(`?lang=${one}`)).text()).match(/<nav aria-label="([^"]+)"/)?.[1],
    )
    expect(new Set(await Promise.all(labels)).size).toBe(4)
  })

  it("weighs little", async () => {
    expect(Buffer.byteLength(await (await show()).text())).toBeLessThan(20_000)
    expect((await (await getScript(new Request(OWN), context())).text()).length).toBeLessThan(3_000)
  })

  it("sent without scripts becomes an event through the webhook's door, and is thanked for at an address of its own", async () => {
    const answer = await send(fields(), { origin: OWN }, "?lang=de&embed=1&evil=1")
    expect(answer.status).toBe(303)
    const place = answer.headers.get("location") ?? ""
    expect(place).toBe(`/f/${clinic.slug}?embed=1&lang=de&sent=1`)
    expect(await (await show(place.slice(place.indexOf("?")))).text()).toContain("Danke")
    const { rows } = await db.owner.query(`select provider, fate from "WebhookEvent" where "clinicId" = $1`, [
      clinic.id,
    ])
    expect(rows).toEqual([{ provider: "lead-form", fate: "pending" }])
  })

  it("comes back with a sentence beside each wrong field, and with every word", async () => {
    const answer = await send(fields({ phone: "12", name: " ", "consent.data_processing": "" }))
    const text = await answer.text()
    expect(answer.status).toBe(400)
    expect(text).toContain('id="name-wrong">Please tell us your name.')
    expect(text).toContain('id="phone-wrong">This is no phone number we could call.')
    expect(text).toContain('id="consent.data_processing-wrong">')
    expect(text).toMatch(/id="name" name="name" aria-invalid="true" aria-describedby="name-wrong" autofocus/)
    expect(text).toContain("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;</textarea>")
    expect(text.match(/<script/g)).toHaveLength(1)
  })

  it("that was open for long comes back with a token that counts", async () => {
    const text = await (await send(fields({ token: tokenFor(clinic, 9_000_000) }))).text()
    expect(text).toContain("press Send once more")
    const token = text.match(/name="token" value="([^"]+)"/)?.[1] ?? ""
    expect(token).not.toBe("")
    expect(text).toContain('value="Ana &lt;Pop&gt;"')
  })

  it("says in the visitor's language what failed before it could be drawn again, and loses no word", async () => {
    const large = await send(fields({ message: "x".repeat(140_000) }), { origin: OWN }, "?lang=de&embed=1")
    expect([large.status, large.headers.get("content-type")]).toEqual([413, "text/html; charset=utf-8"])
    const text = await large.text()
    expect(text).toContain('<html lang="de" class="embed">')
    expect(text).toMatch(/data-failure>Das ist mehr, als das Formular fasst/)
    expect(text).toContain(`href="/f/${clinic.slug}?embed=1&amp;lang=de"`)
    const foreign = await send(fields(), { origin: "https://evil.test" }, "?lang=hi")
    expect([foreign.status, (await foreign.text()).includes('<html lang="hi">')]).toEqual([403, true])

    const given = fields()
    forgetDoors()
    const cut = vi
      .spyOn(platformPool(), "query")
      .mockRejectedValue(new Error("Connection terminated") as never)
    try {
      const away = await send(given, { origin: OWN }, "?lang=ro")
      const page = await away.text()
      expect([away.status, away.headers.get("retry-after")]).toEqual([503, "5"])
      expect(page).toContain("Mesajul nu a putut fi preluat acum.")
      expect(page).toContain(`action="/f/${clinic.slug}?lang=ro"`)
      for (const [name, value] of Object.entries(given))
        expect(page).toContain(html`<input type="hidden" name="${name}" value="${value}">`.text)
      const shown = await show("?lang=de")
      expect([shown.status, (await shown.text()).includes('<html lang="de">')]).toEqual([503, true])
    } finally {
      cut.mockRestore()
    }
    expect((await send(given)).status).toBe(303)
  })

  it("S6 takes nothing from other sites' pages", async () => {
    const foreign: Record<string, string>[] = [
      {},
      { origin: "null" },
      { origin: "https://evil.test" },
      { origin: "http://evil.localhost:3000" },
      { origin: OWN, "sec-fetch-site": "cross-site" },
    ]
    for (const headers of foreign) expect((await send(fields(), headers)).status).toBe(403)
    const answer = await send(fields(), { origin: OWN, "content-type": "text/plain" })
    expect(answer.status).toBe(415)
  })

  it("is a real 404 where there is no such clinic", async () => {
    const closed = await makeClinic({ active: false })
    forgetDoors()
    for (const slug of ["nobody", closed.slug, "../etc", "%00"]) {
      expect((await show("", slug)).status, slug).toBe(404)
      expect((await getScript(new Request(OWN), context(slug))).status).toBe(404)
    }
  })
})

describe("who may show the form inside a page", () => {
  it("is nobody, until the clinic names a site; then that site alone", async () => {
    const before = await show()
    expect(before.headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
    expect(before.headers.get("x-frame-options")).toBe("DENY")
    const id = newId()
    await platformDb().connection.create({
      data: {
        id,
        clinicId: clinic.id,
        provider: "lead-form",
        scheme: "token",
        sealed: seal('{"secrets":[]}', id),
        settings: {
          allowedOrigins: ["https://clinic.example", "*", "https://x.test; script-src *"],
          language: "ro",
        },
      },
    })
    forgetDoors()
    const after = await show()
    const policy = after.headers.get("content-security-policy") ?? ""
    expect(policy).toMatch(/frame-ancestors 'self' https:\/\/clinic\.example$/)
    expect(after.headers.get("x-frame-options")).toBeNull()
    expect(policy).toMatch(/default-src 'none'; script-src 'nonce-[^']{20,}';/)
    expect(await after.text()).toContain('<html lang="ro">')
  })

  it("loads a script that knows the configured address alone", async () => {
    const request = new Request(`${OWN}/f/${clinic.slug}/embed.js`, { headers: { host: "evil.test" } })
    const answer = await getScript(request, context())
    const text = await answer.text()
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8")
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin")
    expect(text).toContain(`"http://localhost:3000/f/${clinic.slug}"`)
    expect(text).not.toMatch(/evil|<b>/)
    expect(() => new Function(text)).not.toThrow()
  })
})
