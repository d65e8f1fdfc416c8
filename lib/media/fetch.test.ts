import { createHash } from "node:crypto"
import { afterAll, afterEach, describe, expect, it } from "vitest"
import { systemCtx } from "@/lib/ctx"
import { closeDb, inClinic, platformDb } from "@/lib/db"
import { resetEnv } from "@/lib/env"
import { fetchMedia, giveUpMedia } from "@/lib/media/fetch"
import { sampleFile } from "@/lib/media/sample"
import { storePlace } from "@/lib/providers/twilio/media"
import { seal } from "@/lib/seal"
import { testDatabase } from "@/lib/testing/db"
import { connectEvolution } from "@/lib/testing/evolution"
import { type MediaGround, type MediaServer, mediaGround, serveMediaOf } from "@/lib/testing/media"
import { ACCOUNT, AUTH_TOKEN, connectTwilio } from "@/lib/testing/twilio"
import { connectWhatsapp } from "@/lib/testing/whatsapp"

await testDatabase()
const servers: MediaServer[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
  await closeDb()
})
afterEach(() => {
  process.env.WHATSAPP_API_URL = ""
  process.env.EVOLUTION_API_URL = ""
  process.env.TWILIO_API_URL = ""
  resetEnv()
})

const PNG = Buffer.from(sampleFile("image/png"))
const hash = createHash("sha256").update(PNG).digest("hex")
const BASES = {
  whatsapp: "WHATSAPP_API_URL",
  evolution: "EVOLUTION_API_URL",
  twilio: "TWILIO_API_URL",
} as const
type Answer = Parameters<typeof serveMediaOf>[0]

/** A picture to be fetched from a provider that answers so. */
async function wanted(answer: Answer, provider: keyof typeof BASES = "whatsapp", providerId?: string) {
  const server = await serveMediaOf(answer)
  servers.push(server)
  process.env[BASES[provider]] = server.url
  resetEnv()
  const ground = await mediaGround({ status: "wanted", provider, providerId })
  const given = { apiKey: "token-of-a-test" }
  if (provider === "evolution") await connectEvolution(ground.clinic.id, { ...given, externalId: "desk" })
  else if (provider === "twilio") await connectTwilio(ground.clinic.id, { externalId: ACCOUNT })
  else {
    const id = await connectWhatsapp(ground.clinic.id)
    const sealed = seal(JSON.stringify({ secrets: ["x".repeat(9)], ...given }), id)
    await platformDb().connection.update({ where: { id }, data: { sealed } })
  }
  return { ...ground, server, ctx: systemCtx(ground.clinic.id, ground.clinic, "fetch-media") }
}
const rowOf = ({ clinic, messageId }: Pick<MediaGround, "clinic" | "messageId">) =>
  inClinic(clinic.id, (tx) => tx.media.findFirstOrThrow({ where: { messageId } }))

const at =
  (file: Partial<{ status: number; body: string | Uint8Array }> = {}, told: object = {}): Answer =>
  (path, base) =>
    path.startsWith("/4711")
      ? { status: 200, body: JSON.stringify({ url: `${base}/file?mid=1`, sha256: hash, ...told }) }
      : { status: 200, body: PNG, ...file }

describe("a file that came by WhatsApp", () => {
  it("is asked for by its id, fetched with our token from the same place, and kept", async () => {
    const ground = await wanted(at())
    expect(await fetchMedia(ground.ctx, ground.messageId)).toEqual({ kept: 1, refused: 0, gone: 0 })
    expect(await rowOf(ground)).toMatchObject({ status: "kept", mime: "image/png", sha256: hash, tries: 1 })
    expect(ground.server.asked.map((one) => one.token)).toEqual([
      "Bearer token-of-a-test",
      "Bearer token-of-a-test",
    ])
    expect(await fetchMedia(ground.ctx, ground.messageId)).toEqual({ kept: 0, refused: 0, gone: 0 })
    expect(ground.server.asked).toHaveLength(2)
  })

  it.each<[string, Answer, object]>([
    [
      "is gone",
      (path) => ({ status: path.startsWith("/4711") ? 404 : 200, body: "{}" }),
      { status: "gone", because: "gone" },
    ],
    ["refuses the token", () => ({ status: 401, body: "{}" }), { status: "refused", because: "token" }],
    [
      "is a program",
      at({ body: Buffer.from("MZ program") }, { sha256: undefined }),
      { status: "refused", because: "program" },
    ],
    ["is empty", at({ body: "" }, { sha256: undefined }), { status: "refused", because: "empty" }],
  ])("says so where it %s", async (_, answer, row) => {
    const ground = await wanted(answer)
    await fetchMedia(ground.ctx, ground.messageId)
    expect(await rowOf(ground)).toMatchObject({ ...row, bytes: null })
  })

  it.each<[string, Answer, string]>([
    ["is damaged", at({ body: Buffer.concat([PNG, PNG]) }), "damaged"],
    ["does not come", () => ({ status: 503, body: "" }), "unreachable"],
  ])("is tried again where it %s, and given up with why", async (_, answer, because) => {
    const ground = await wanted(answer)
    await expect(fetchMedia(ground.ctx, ground.messageId)).rejects.toMatchObject({ code: "provider_failed" })
    expect(await rowOf(ground)).toMatchObject({ status: "wanted", because, tries: 1 })
    await giveUpMedia(ground.ctx, ground.messageId)
    expect(await rowOf(ground)).toMatchObject({ status: "gone", because })
  })
})

const HERE = [
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f000001",
  "0177.0.0.1",
  "localhost",
  "localhost.",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "0.0.0.0",
  "169.254.169.254",
  "10.0.0.1",
]

describe("S15 the address that a provider names for a file", () => {
  it.each([
    ...HERE.flatMap((host) => [`http://${host}:PORT/canary`, `https://${host}/canary`]),
    "ftp://mmg.whatsapp.net/x",
    "file:///etc/passwd",
    "http://user:secret@127.0.0.1:PORT/canary",
    "gopher://127.0.0.1:PORT/x",
    "http://lookaside.fbsbx.com@127.0.0.1:PORT/canary",
    "//127.0.0.1:PORT/canary",
    "data:image/png;base64,AAAA",
  ])("%s is never asked", async (address) => {
    let hits = 0
    const canary = await serveMediaOf(() => {
      hits++
      return { status: 200, body: "canary" }
    })
    servers.push(canary)
    const url = address.replace("PORT", new URL(canary.url).port)
    const ground = await wanted((path) =>
      path.startsWith("/4711") ? { status: 200, body: JSON.stringify({ url }) } : { status: 500, body: "" },
    )
    await fetchMedia(ground.ctx, ground.messageId).catch(() => {})
    expect(hits).toBe(0)
    expect((await rowOf(ground)).status).not.toBe("kept")
  })

  it("is followed nowhere else", async () => {
    let hits = 0
    const ground = await wanted((path, base) => {
      if (path.startsWith("/4711")) return { status: 200, body: JSON.stringify({ url: `${base}/file` }) }
      if (path === "/file") return { status: 302, body: "", headers: { location: `${base}/elsewhere` } }
      hits++
      return { status: 200, body: PNG }
    })
    await fetchMedia(ground.ctx, ground.messageId)
    expect([hits, await rowOf(ground)]).toMatchObject([0, { status: "refused", because: "bad_address" }])
  })
})

describe("a file that came by Evolution", () => {
  it("is asked for by its message, with the instance's key", async () => {
    const body = JSON.stringify({ base64: PNG.toString("base64"), mimetype: "image/png" })
    const ground = await wanted(() => ({ status: 201, body }), "evolution")
    await fetchMedia(ground.ctx, ground.messageId)
    expect(await rowOf(ground)).toMatchObject({ status: "kept", sha256: hash })
    expect(ground.server.asked).toEqual([
      { path: "/chat/getBase64FromMediaMessage/desk", token: "token-of-a-test" },
    ])
  })

  it("is gone where Evolution no longer has the message", async () => {
    const ground = await wanted(() => ({ status: 400, body: "{}" }), "evolution")
    await fetchMedia(ground.ctx, ground.messageId)
    expect(await rowOf(ground)).toMatchObject({ status: "gone", because: "gone" })
  })
})

describe("S26 a file that came with a text message", () => {
  const ID = `MM${"a".repeat(32)}/Media/ME${"b".repeat(32)}`
  const PATH = `/2010-04-01/Accounts/${ACCOUNT}/Messages/${ID}`
  const OURS = `Basic ${Buffer.from(`${ACCOUNT}:${AUTH_TOKEN}`).toString("base64")}`
  const led =
    (location: (base: string) => string, file: Partial<ReturnType<Answer>> = {}): Answer =>
    (path, base) =>
      path === PATH
        ? { status: 307, body: "", headers: { location: location(base) } }
        : { status: 200, body: PNG, ...file }

  it("is asked for with our token, and had without it from where Twilio sends on", async () => {
    const ground = await wanted(
      led((base) => `${base}/store/1?signed`),
      "twilio",
      ID,
    )
    expect(await fetchMedia(ground.ctx, ground.messageId)).toEqual({ kept: 1, refused: 0, gone: 0 })
    expect(await rowOf(ground)).toMatchObject({ status: "kept", mime: "image/png", sha256: hash })
    expect(ground.server.asked).toEqual([
      { path: PATH, token: OURS },
      { path: "/store/1?signed", token: "" },
    ])
  })

  it("is what its bytes are, whatever Twilio calls it", async () => {
    const ground = await wanted(() => ({ status: 200, body: Buffer.from("MZ program") }), "twilio", ID)
    await fetchMedia(ground.ctx, ground.messageId)
    expect(await rowOf(ground)).toMatchObject({ status: "refused", because: "program", bytes: null })
  })

  it.each([
    "http://169.254.169.254/latest",
    "https://example.org/file",
    "http://mms.twiliocdn.com/x",
    "https://mms.twiliocdn.com.example.org/x",
    "https://user:secret@mms.twiliocdn.com/x",
    "https://mms.twiliocdn.com:8443/x",
    "https://s3.amazonaws.com/another-bucket/x",
    "file:///etc/passwd",
    "",
  ])("is not fetched from %s", async (address) => {
    const ground = await wanted(
      led(() => address),
      "twilio",
      ID,
    )
    await fetchMedia(ground.ctx, ground.messageId)
    expect(await rowOf(ground)).toMatchObject({ status: "refused", because: "bad_address" })
    expect(ground.server.asked.filter((one) => one.path !== PATH)).toEqual([])
  })

  it("is not followed in a circle, nor asked for by what is no id of Twilio's", async () => {
    const round = await wanted(
      (_, base) => ({ status: 302, body: "", headers: { location: `${base}/again` } }),
      "twilio",
      ID,
    )
    await fetchMedia(round.ctx, round.messageId)
    expect(await rowOf(round)).toMatchObject({ status: "refused", because: "bad_address" })
    expect(round.server.asked).toHaveLength(4)
    const foreign = await wanted(() => ({ status: 200, body: PNG }), "twilio", "../../Accounts/AC1/Keys")
    await fetchMedia(foreign.ctx, foreign.messageId)
    expect(await rowOf(foreign)).toMatchObject({ status: "gone" })
    expect(foreign.server.asked).toEqual([])
  })

  it.each<[string, ReturnType<Answer>, object]>([
    ["is gone", { status: 404, body: "{}" }, { status: "gone", because: "gone" }],
    ["refuses the token", { status: 401, body: "{}" }, { status: "refused", because: "token" }],
    [
      "is too large",
      { status: 200, body: Buffer.alloc(17 * 1024 * 1024) },
      { status: "refused", because: "too_large" },
    ],
  ])("says so where it %s", async (_, answer, row) => {
    const ground = await wanted(() => answer, "twilio", ID)
    await fetchMedia(ground.ctx, ground.messageId)
    expect(await rowOf(ground)).toMatchObject({ ...row, bytes: null })
  })
})

describe("where Twilio lays its files", () => {
  it.each([
    ["https://mms.twiliocdn.com/AC1/abc?sig", true],
    ["https://media.twiliocdn.com/AC1/abc", true],
    ["https://s3-external-1.amazonaws.com/media.twiliocdn.com/AC1/abc", true],
    ["https://s3.us-east-1.amazonaws.com/media.twiliocdn.com/AC1/abc", true],
    ["https://evil-twiliocdn.com/x", false],
    ["https://evils3.amazonaws.com/media.twiliocdn.com/x", false],
    ["https://s3.amazonaws.com/x/media.twiliocdn.com/", false],
    ["//mms.twiliocdn.com/x", true],
    ["javascript:alert(1)", false],
  ])("%s: %s", (address, may) => {
    expect(storePlace({ base: null }, "https://api.twilio.com/x", address) !== null).toBe(may)
  })
})
