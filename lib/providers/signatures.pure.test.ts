import { createHash, createHmac } from "node:crypto"
import { describe, expect, it } from "vitest"
import { inboundProvider, PROVIDERS } from "./index"

const NEW = "the-secret-of-this-spring"
const OLD = "the-secret-of-last-winter"
const BODY = Buffer.from('{"note":"Sf\\u00e2r\\u0219it \\u0000 ✓","n":1.0}\r\n č')

const hex = (secret: string, body: Uint8Array = BODY) =>
  createHmac("sha256", secret).update(body).digest("hex")
const sha1 = (secret: string) => createHmac("sha1", secret).update(BODY).digest("hex")

type Given = {
  headers?: [string, string][]
  token?: string
  secrets?: string[]
  body?: Uint8Array
  headerName?: string
}

/** Which secret matched, or null. */
function verdict(provider: string, scheme: string, given: Given): number | null {
  const headers = new Headers()
  for (const [name, value] of given.headers ?? []) headers.append(name, value)
  const { secrets = [NEW, OLD], headerName, token, body = BODY } = given
  const verify = inboundProvider(provider)?.schemes[scheme]
  if (!verify) throw new Error(`no such scheme: ${provider} ${scheme}`)
  return verify({ headers, body, secrets: { secrets, headerName }, token })
}

/** The schemes that sign the body, and how each writes its signature down. */
const SIGNED = [
  { provider: "whatsapp", scheme: "meta", header: "X-Hub-Signature-256", prefix: "sha256=" },
  { provider: "whatsapp", scheme: "360dialog", header: "x-360dialog-signature", prefix: "" },
  { provider: "github", scheme: "hub-signature", header: "X-Hub-Signature-256", prefix: "sha256=" },
] as const

describe.each(SIGNED)("S1 $provider by $scheme", ({ provider, scheme, header, prefix }) => {
  const good = `${prefix}${hex(NEW)}`
  const one = (value: string): [string, string][] => [[header, value]]
  const flipped = `${prefix}${hex(NEW).startsWith("0") ? "1" : "0"}${hex(NEW).slice(1)}`

  it.each<[string, Given, number | null]>([
    ["the newest secret", { headers: one(good) }, 1],
    ["the one before it", { headers: one(`${prefix}${hex(OLD)}`) }, 2],
    ["the header's name in any case", { headers: [[header.toUpperCase(), good]] }, 1],
    ["no third secret", { headers: one(good), secrets: ["a", "b", NEW] }, null],
    [
      "a body without a byte",
      { headers: one(`${prefix}${hex(NEW, new Uint8Array())}`), body: new Uint8Array() },
      1,
    ],
    ["no header", {}, null],
    ["an empty header", { headers: one("") }, null],
    ["another secret", { headers: one(`${prefix}${hex("some other")}`) }, null],
    ["one digit wrong", { headers: one(flipped) }, null],
    ["one digit short", { headers: one(good.slice(0, -1)) }, null],
    ["a byte short", { headers: one(good.slice(0, -2)) }, null],
    ["a digit too many", { headers: one(`${good}0`) }, null],
    ["upper case", { headers: one(`${prefix}${hex(NEW).toUpperCase()}`) }, null],
    ["an upper-case prefix", { headers: one(`SHA256=${hex(NEW)}`) }, null],
    ["base64", { headers: one(`${prefix}${Buffer.from(hex(NEW), "hex").toString("base64")}`) }, null],
    ["junk after a comma", { headers: one(`${good}, junk`) }, null],
    ["junk before", { headers: one(`junk, ${good}`) }, null],
    ["junk without a comma", { headers: one(`${good} junk`) }, null],
    ["a line feed behind it", { headers: one(encodeURI(`${good}\n`)) }, null],
    [
      "the header twice",
      {
        headers: [
          [header, good],
          [header, good],
        ],
      },
      null,
    ],
    [
      "a wrong one and a good one",
      {
        headers: [
          [header, flipped],
          [header, good],
        ],
      },
      null,
    ],
    ["SHA-1 in its place", { headers: one(`sha1=${sha1(NEW)}`) }, null],
    ["the header for SHA-1 alone", { headers: [["X-Hub-Signature", `sha1=${sha1(NEW)}`]] }, null],
    ["a byte more in the body", { headers: one(good), body: Buffer.concat([BODY, Buffer.from(" ")]) }, null],
    [
      "the same JSON written otherwise",
      { headers: one(good), body: Buffer.from(JSON.stringify({ n: 1 })) },
      null,
    ],
    ["no secret set", { headers: one(`${prefix}${hex("")}`), secrets: [] }, null],
    ["an empty secret", { headers: one(`${prefix}${hex("")}`), secrets: [""] }, null],
    ["an empty secret beside a good one", { headers: one(good), secrets: ["", NEW] }, 2],
  ])("%s", (_, given, expected) => {
    expect(verdict(provider, scheme, given)).toBe(expected)
  })

  it("takes no other scheme's signature, not even over the same bytes with the same secret", () => {
    const every = [...SIGNED.map((other) => [other.header, `${other.prefix}${hex(NEW)}`] as [string, string])]
    const others = every.filter(([name, value]) => name !== header || value !== good)
    expect(verdict(provider, scheme, { headers: others, token: NEW })).toBeNull()
    expect(
      verdict(provider, scheme, { headers: [["authorization", `Bearer ${NEW}`]], token: NEW }),
    ).toBeNull()
  })
})

describe("S1 whatsapp by 360dialog-header", () => {
  it.each<[string, Given, number | null]>([
    ["as a bearer token", { headers: [["Authorization", `Bearer ${NEW}`]] }, 1],
    ["as it is", { headers: [["Authorization", NEW]] }, 1],
    ["the one before", { headers: [["Authorization", OLD]] }, 2],
    ["in a header of our choice", { headers: [["X-Clinic", NEW]], headerName: "x-clinic" }, 1],
    ["elsewhere than chosen", { headers: [["Authorization", NEW]], headerName: "x-clinic" }, null],
    ["no header", {}, null],
    ["a part of it", { headers: [["Authorization", `Bearer ${NEW.slice(0, -1)}`]] }, null],
    ["more than it", { headers: [["Authorization", `Bearer ${NEW}x`]] }, null],
    ["upper case", { headers: [["Authorization", NEW.toUpperCase()]] }, null],
    [
      "twice",
      {
        headers: [
          ["Authorization", NEW],
          ["Authorization", NEW],
        ],
      },
      null,
    ],
    ["an empty one for an empty secret", { headers: [["Authorization", ""]], secrets: [""] }, null],
    [
      "only the word Bearer for an empty secret",
      { headers: [["Authorization", "Bearer "]], secrets: [""] },
      null,
    ],
    ["no secret set", { headers: [["Authorization", "Bearer x"]], secrets: [] }, null],
    ["no third secret", { headers: [["Authorization", NEW]], secrets: ["a", "b", NEW] }, null],
    ["Meta's signature instead", { headers: [["X-Hub-Signature-256", `sha256=${hex(NEW)}`]] }, null],
    ["360dialog's signature instead", { headers: [["x-360dialog-signature", hex(NEW)]] }, null],
  ])("%s", (_, given, expected) => {
    expect(verdict("whatsapp", "360dialog-header", given)).toBe(expected)
  })
})

describe("S1 coolify by the end of its address", () => {
  it.each<[string, Given, number | null]>([
    ["the newest token", { token: NEW }, 1],
    ["the one before", { token: OLD }, 2],
    ["no third", { token: NEW, secrets: ["a", "b", NEW] }, null],
    ["none", {}, null],
    ["an empty one for an empty token", { token: "", secrets: [""] }, null],
    ["a part of it", { token: NEW.slice(0, -1) }, null],
    ["more than it", { token: `${NEW}/` }, null],
    ["upper case", { token: NEW.toUpperCase() }, null],
    ["a header instead", { headers: [["authorization", `Bearer ${NEW}`]] }, null],
    ["none set", { token: NEW, secrets: [] }, null],
  ])("%s", (_, given, expected) => {
    expect(verdict("coolify", "path-token", given)).toBe(expected)
  })
})

const URL_V3 = "https://rounds.example/api/webhooks/hubspot/north?tag=a%2Fb%20c"
const AT = Date.UTC(2026, 10, 22, 9)
type V3 = { secret?: string; method?: string; url?: string; at?: string; body?: Uint8Array }
const v3 = (given: V3 = {}) =>
  createHmac("sha256", given.secret ?? NEW)
    .update(
      `${given.method ?? "POST"}${given.url ?? "https://rounds.example/api/webhooks/hubspot/north?tag=a/b%20c"}`,
    )
    .update(given.body ?? BODY)
    .update(given.at ?? String(AT))
    .digest("base64")

describe("S1 hubspot by v3", () => {
  const told = (signature: string, stamp = String(AT), more: [string, string][] = []): [string, string][] => [
    ["X-HubSpot-Signature-v3", signature],
    ["X-HubSpot-Request-Timestamp", stamp],
    ...more,
  ]
  const check = (
    headers: [string, string][],
    given: { at?: number; url?: string; secrets?: string[]; method?: string } = {},
  ) => {
    const held = new Headers()
    for (const [name, value] of headers) held.append(name, value)
    return inboundProvider("hubspot")?.schemes.v3?.({
      headers: held,
      body: BODY,
      secrets: { secrets: given.secrets ?? [NEW, OLD] },
      method: given.method ?? "POST",
      url: given.url ?? URL_V3,
      at: new Date(given.at ?? AT),
    })
  }
  const minutes = (n: number) => AT + n * 60_000
  it.each<[string, () => number | null | undefined, number | null]>([
    ["the newest secret", () => check(told(v3())), 1],
    ["the one before it", () => check(told(v3({ secret: OLD }))), 2],
    ["no third secret", () => check(told(v3()), { secrets: ["a", "b", NEW] }), null],
    ["five minutes late", () => check(told(v3()), { at: minutes(5) }), 1],
    ["later than that", () => check(told(v3()), { at: minutes(5) + 1 }), null],
    ["five minutes ahead", () => check(told(v3()), { at: minutes(-5) }), 1],
    ["further ahead", () => check(told(v3()), { at: minutes(-5) - 1 }), null],
    ["a time that is none", () => check(told(v3({ at: "NaN" }), "NaN")), null],
    ["a time with a sign", () => check(told(v3({ at: `+${AT}` }), `+${AT}`)), null],
    ["a time in seconds", () => check(told(v3({ at: String(AT / 1_000) }), String(AT / 1_000))), null],
    ["no time", () => check([["X-HubSpot-Signature-v3", v3()]]), null],
    [
      "the time twice",
      () => check(told(v3(), String(AT), [["X-HubSpot-Request-Timestamp", String(AT)]])),
      null,
    ],
    ["the signature twice", () => check(told(v3(), String(AT), [["X-HubSpot-Signature-v3", v3()]])), null],
    ["another address", () => check(told(v3()), { url: `${URL_V3}&more` }), null],
    ["an address whose %20 was decoded", () => check(told(v3({ url: decodeURIComponent(URL_V3) }))), null],
    ["an address as it is sent", () => check(told(v3({ url: URL_V3 }))), null],
    ["another method", () => check(told(v3()), { method: "PUT" }), null],
    ["hex in place of base64", () => check(told(Buffer.from(v3(), "base64").toString("hex"))), null],
    ["without its padding", () => check(told(v3().slice(0, -1))), null],
    ["another body", () => check(told(v3({ body: Buffer.from("[]") }))), null],
    ["no secret set", () => check(told(v3({ secret: "x" })), { secrets: [] }), null],
    ["an empty secret", () => check(told(v3({ secret: "\0" })), { secrets: [""] }), null],
    ["v1 in its place", () => check([["X-HubSpot-Signature", hex(NEW)]]), null],
  ])("%s", (_, verdictOf, expected) => expect(verdictOf()).toBe(expected))
})

describe("S1 hubspot by v1", () => {
  const v1 = (secret: string) => createHash("sha256").update(secret).update(BODY).digest("hex")
  it.each<[string, Given, number | null]>([
    ["the newest secret", { headers: [["X-HubSpot-Signature", v1(NEW)]] }, 1],
    ["the one before", { headers: [["X-HubSpot-Signature", v1(OLD)]] }, 2],
    ["an HMAC in its place", { headers: [["X-HubSpot-Signature", hex(NEW)]] }, null],
    [
      "said to be of v2",
      {
        headers: [
          ["X-HubSpot-Signature", v1(NEW)],
          ["X-HubSpot-Signature-Version", "v2"],
        ],
      },
      null,
    ],
    [
      "twice",
      {
        headers: [
          ["X-HubSpot-Signature", v1(NEW)],
          ["X-HubSpot-Signature", v1(NEW)],
        ],
      },
      null,
    ],
    ["no header", {}, null],
    ["an empty secret", { headers: [["X-HubSpot-Signature", v1("")]], secrets: [""] }, null],
    ["v3 in its place", { headers: [["X-HubSpot-Signature-v3", v3()]] }, null],
  ])("%s", (_, given, expected) => expect(verdict("hubspot", "v1", given)).toBe(expected))
})

it("has vectors for every scheme there is", () => {
  const schemes = Object.values(PROVIDERS).flatMap(({ name, schemes }) =>
    Object.keys(schemes).map((scheme) => `${name} ${scheme}`),
  )
  const proven = [
    ...SIGNED.map(({ provider, scheme }) => `${provider} ${scheme}`),
    "whatsapp 360dialog-header",
    "coolify path-token",
    "hubspot v3",
    "hubspot v1",
  ]
  expect(schemes.sort()).toEqual(proven.sort())
})
