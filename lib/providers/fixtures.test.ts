import { existsSync, readdirSync, readFileSync } from "node:fs"
import { beforeAll, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { resetEnv } from "@/lib/env"
import { newId } from "@/lib/ids"
import { answerWebhook } from "@/lib/inbox/answer"
import { forgetDoors } from "@/lib/inbox/connections"
import { processEvent } from "@/lib/inbox/process"
import { processPlatformEvent } from "@/lib/inbox/process-platform"
import { platformCtx } from "@/lib/platform"
import { inboundProvider } from "@/lib/providers"
import { handshake } from "@/lib/providers/whatsapp/handshake"
import { testDatabase } from "@/lib/testing/db"
import { connectEvolution, evolutionDelivery } from "@/lib/testing/evolution"
import { type MadeClinic, makeClinic } from "@/lib/testing/factory"
import { connectHubspot, hubspotDelivery } from "@/lib/testing/hubspot"
import { formOf, postForm } from "@/lib/testing/lead-form"
import {
  connectPlatformProvider,
  coolifyRequest,
  githubRequest,
  HOOK_SECRET,
  PATH_TOKEN,
  pathOf,
} from "@/lib/testing/platform"
import { connectTwilio, twilioDelivery } from "@/lib/testing/twilio"
import { connectWhatsapp, delivery } from "@/lib/testing/whatsapp"

// Vectors and bodies of other makers, run where they lie beside the project; signatures.pure.test.ts has our own.
const fixtures = new URL("../../../shared/fixtures/", import.meta.url)
const isThere = existsSync(fixtures)
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, fixtures), "utf8")) as T

type Vector = {
  id: string
  method: string
  mode?: string
  url?: string
  now?: number
  secrets?: string[]
  verifyToken?: string
  headerName?: string
  headers: [string, string][]
  bodyBase64: string
  expect: "accept" | "reject"
  expectStatus?: number
  expectBody?: string
}

const SCHEMES: Record<string, (vector: Vector) => [provider: string, scheme: string]> = {
  "whatsapp.json": () => ["whatsapp", "meta"],
  "whatsapp-360dialog.json": ({ mode }) => ["whatsapp", mode === "hmac" ? "360dialog" : "360dialog-header"],
  "github.json": () => ["github", "hub-signature"],
  "coolify.json": () => ["coolify", "path-token"],
  "hubspot.json": () => ["hubspot", "v3"],
  "evolution.json": () => ["evolution", "jwt"],
  "twilio.json": () => ["twilio", "twilio-signature"],
}

describe.runIf(isThere)("S1 shared vectors", () => {
  const all = !isThere
    ? []
    : Object.keys(SCHEMES).flatMap((file) =>
        read<{ vectors: Vector[] }>(`signatures/${file}`).vectors.map((vector) => ({
          file,
          vector,
          name: `${file} ${vector.id}`,
        })),
      )
  it.each(all)("$name", ({ file, vector }) => {
    const url = vector.url ? new URL(vector.url) : undefined
    if (vector.method === "GET") {
      const answer = handshake(url?.searchParams ?? new URLSearchParams(), vector.verifyToken)
      expect(answer.status).toBe(vector.expectStatus)
      if (answer.status === 200) expect(answer.body).toBe(vector.expectBody)
      return
    }
    const headers = new Headers()
    for (const [name, value] of vector.headers) headers.append(name, value)
    const [provider, scheme] = SCHEMES[file]?.(vector) ?? ["", ""]
    const matched = inboundProvider(provider)?.schemes[scheme]?.({
      headers,
      body: Buffer.from(vector.bodyBase64, "base64"),
      secrets: { secrets: vector.secrets ?? [], headerName: vector.headerName },
      token: url?.pathname.split("/").at(-1),
      method: vector.method,
      url: vector.url,
      at: vector.now === undefined ? undefined : new Date(vector.now * 1_000),
    })
    expect(matched === null ? "reject" : "accept").toBe(vector.expect)
  })
})

type Sample = { file: string; event: string; headers?: Record<string, string>; dedupeKeys?: string[] }
const samplesOf = (provider: string): Sample[] =>
  isThere ? read<{ samples: Sample[] }>(`webhooks/${provider}/index.json`).samples : []

describe.runIf(isThere)("shared bodies, from the door to their fate", async () => {
  const db = await testDatabase()
  let clinic: MadeClinic

  beforeAll(async () => {
    process.env.WEBHOOK_RATE_PER_SECOND = "100000"
    resetEnv()
    clinic = await makeClinic({ slug: "north" })
    await db.owner.query(`update "Clinic" set "isDefault" = true where id = $1`, [clinic.id])
    await connectWhatsapp(clinic.id, { externalId: "106540352242922" })
    await connectHubspot(clinic.id, { portal: null, token: null })
    await connectEvolution(clinic.id)
    await connectTwilio(clinic.id)
    await connectPlatformProvider("github", [HOOK_SECRET])
    await connectPlatformProvider("coolify", [PATH_TOKEN])
    forgetDoors()
  })

  const eventOf = async (id: string) =>
    (
      await db.owner.query<{ key: string; kind: string; fate: string; reason: string | null }>(
        `select key, kind, fate, reason from "WebhookEvent" where id = $1`,
        [id],
      )
    ).rows[0]!

  async function settled(id: string) {
    if ((await eventOf(id)).fate === "pending") {
      await processEvent(systemCtx(clinic.id, clinic, "process-whatsapp-message"), { id })
    }
    return eventOf(id)
  }

  /** What belongs to no clinic is worked on for all of them; with no service set up, it is mostly of no use. */
  async function settledPlatform(id: string) {
    if ((await eventOf(id)).fate === "pending") await processPlatformEvent(await platformCtx("fixtures"), id)
    return eventOf(id)
  }

  async function taken(request: () => Request): Promise<string> {
    const answers = []
    for (const one of [request(), request()]) {
      const response = await answerWebhook(one, ...pathOf(one))
      expect(response.status).toBe(200)
      answers.push((await response.json()) as { id: string; duplicate: boolean; ids?: string[] })
    }
    expect(answers).toMatchObject([{ duplicate: false }, { duplicate: true, id: answers[0]?.id }])
    expect(answers[0]?.ids).toBeUndefined()
    return answers[0]?.id ?? ""
  }

  const raw = (path: string) => new Uint8Array(readFileSync(new URL(`webhooks/${path}`, fixtures)))

  it.each(samplesOf("whatsapp"))("whatsapp $file", async ({ file, event, dedupeKeys = [] }) => {
    const body = raw(`whatsapp/${file}`)
    const made = await settled(await taken(() => delivery(body, { slug: clinic.slug })))
    const [wanted = ""] = dedupeKeys
    if (/^(message|status):/.test(wanted)) expect(made.key).toBe(wanted.replace(/^\w+:/, ""))
    expect(made.kind.split("/")[0]).toBe(event.split(/[/.(+]/)[0])
    // A status of a message that was never sent from here changes nothing; neither does an approved template yet.
    const fate = event.startsWith("messages/") ? "processed" : "ignored"
    expect([made.fate, made.reason !== null]).toEqual([fate, fate === "ignored"])
  })

  it.each(samplesOf("github"))("github $file", async ({ file, event, headers = {}, dedupeKeys = [] }) => {
    const body = raw(`github/${file}`)
    const sent = Object.fromEntries(new Headers(headers))
    const made = await settledPlatform(await taken(() => githubRequest(body, { headers: sent })))
    const isKept = event === "workflow_run.completed" || (event === "push" && made.reason === null)
    expect(made).toMatchObject({ key: dedupeKeys[0], fate: isKept ? "processed" : "ignored" })
    expect(made.reason === null).toBe(isKept)
    expect(made.kind.replace("/", ".")).toBe(event)
  })

  it.each(samplesOf("coolify"))("coolify $file", async ({ file, event, dedupeKeys = [] }) => {
    const body = raw(`coolify/${file}`)
    const made = await settledPlatform(await taken(() => coolifyRequest(body)))
    expect(made).toMatchObject({ kind: event, fate: "ignored", reason: expect.any(String) })
    const [wanted = ""] = dedupeKeys
    expect(made.key).toMatch(wanted.startsWith("sha256") ? /^body:[0-9a-f]{64}:\d+$/ : wanted)
  })

  // Our keys name the event in one way of writing and the status by its word.
  it.each(samplesOf("evolution"))("evolution $file", async ({ file, event, dedupeKeys = [] }) => {
    const body = raw(`evolution/${file}`)
    const made = await settled(await taken(() => evolutionDelivery(body, { slug: clinic.slug })))
    const [wanted = ""] = dedupeKeys
    expect(made.key).toContain(wanted.toLowerCase().includes("connection") ? wanted : wanted.split(":").at(2))
    const isKnown = !/update|fromMe/i.test(event) || event.startsWith("connection")
    // A status of a message that was never sent from here changes nothing.
    const fate = isKnown || event.includes("fromMe") ? "processed" : "ignored"
    expect([made.fate, made.reason !== null]).toEqual([fate, fate === "ignored"])
  })

  it.each(samplesOf("twilio"))("twilio $file", async ({ file, headers = {}, dedupeKeys = [] }) => {
    const { params } = read<{ params: Record<string, string> }>(`webhooks/twilio/${file}`)
    const kind = /recording/.test(file) ? "recording" : /status/.test(file) ? "status" : "voice"
    const request = () => twilioDelivery(params, { slug: clinic.slug, query: `?kind=${kind}`, headers })
    const first = request()
    const answer = await answerWebhook(first, ...pathOf(first))
    expect(answer.status).toBe(200)
    const isVoice = kind === "voice"
    expect(answer.headers.get("content-type")).toContain(isVoice ? "text/xml" : "application/json")
    const again = request()
    await answerWebhook(again, ...pathOf(again))
    const { rows } = await db.owner.query<{ id: string; key: string; fate: string }>(
      `select id, key, fate from "WebhookEvent" where provider = 'twilio' order by id desc limit 1`,
    )
    const made = await settled(rows[0]?.id ?? "")
    const [wanted = ""] = dedupeKeys
    expect(made.key).toContain(wanted.split(":")[0])
    expect(made.fate).toBe(made.key.endsWith(":incoming") ? "processed" : "ignored")
  })

  it.each(samplesOf("hubspot"))("hubspot $file", async ({ file, event, dedupeKeys = [] }) => {
    const body = raw(`hubspot/${file}`)
    const made = []
    for (const isAgain of [false, true]) {
      const answer = await answerWebhook(hubspotDelivery(body, { slug: clinic.slug }), "hubspot", [
        clinic.slug,
      ])
      const { id, ids, duplicate } = (await answer.json()) as {
        id: string
        ids?: string[]
        duplicate: boolean
      }
      expect([answer.status, duplicate]).toEqual([200, isAgain])
      if (!isAgain) for (const one of ids ?? [id]) made.push(await settled(one))
    }
    expect(made.map((one) => one.key).sort()).toEqual([...dedupeKeys].sort())
    expect([...new Set(made.map((one) => one.kind))].sort()).toEqual(event.split(",").sort())
    // Nobody here is linked to these contacts.
    for (const one of made) expect(one).toMatchObject({ fate: "ignored", reason: expect.any(String) })
  })

  it.each(samplesOf("lead-form"))(
    "lead-form $file: each comes back as it was sent, or is refused",
    async ({ file }) => {
      const strings = read<string[]>(`webhooks/lead-form/${file}`)
      let kept = 0
      const sent = async (n: number, fields: Record<string, string>) => {
        // So many at once are more than a clinic takes; that has its own tests.
        await db.owner.query(`delete from "Throttle"`)
        const phone = `0712${String(n).padStart(6, "0")}`
        const peer = `2001:db8:${newId().slice(-4)}:${n.toString(16)}::1`
        return postForm(clinic, formOf(clinic, { phone, ...fields }), { peer })
      }
      for (const [n, text] of strings.entries()) {
        // As a name a string may be refused that is a message all the same.
        let answer = await sent(n, { name: text, message: text })
        if (answer.status === 400) answer = await sent(n, { message: text })
        expect([200, 400], JSON.stringify(text)).toContain(answer.status)
        if (answer.status === 400) continue
        const { fate } = await settled(answer.body.id ?? "")
        expect(fate, JSON.stringify(text)).toBe("processed")
        const { rows } = await db.owner.query(
          `select delivery.body, message.body as said from "WebhookEvent" event
           join "WebhookDelivery" delivery on delivery.id = event."deliveryId"
           left join "Message" message on message."webhookEventId" = event.id
           where event.id = $1`,
          [answer.body.id],
        )
        expect(JSON.parse(rows[0].body.toString()).message).toBe(text)
        expect(rows[0].said).toContain(text)
        kept++
      }
      expect(kept).toBeGreaterThan(strings.length * 0.9)
    },
    300_000,
  )

  it("has no body left out", () => {
    for (const provider of ["whatsapp", "evolution", "twilio", "github", "coolify", "hubspot", "lead-form"]) {
      const files = readdirSync(new URL(`webhooks/${provider}/`, fixtures)).filter(
        (name) => name !== "index.json",
      )
      expect(
        samplesOf(provider)
          .map(({ file }) => file)
          .sort(),
      ).toEqual(files.sort())
    }
  })
})
