import { createHash, createHmac } from "node:crypto"
import { SignJWT } from "jose"
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

describe("S1 eas by expo-signature", () => {
  const one = (value: string): [string, string][] => [["expo-signature", value]]
  const good = `sha1=${sha1(NEW)}`
  it.each<[string, Given, number | null]>([
    ["the newest secret", { headers: one(good) }, 1],
    ["the one before it", { headers: one(`sha1=${sha1(OLD)}`) }, 2],
    ["no third", { headers: one(good), secrets: ["a", "b", NEW] }, null],
    ["no header", {}, null],
    ["an empty header", { headers: one("") }, null],
    ["another secret", { headers: one(`sha1=${sha1("some other")}`) }, null],
    ["without its name", { headers: one(sha1(NEW)) }, null],
    ["upper case", { headers: one(good.toUpperCase()) }, null],
    ["a digit short", { headers: one(good.slice(0, -1)) }, null],
    ["another body", { headers: one(good), body: Buffer.from("{}") }, null],
    ["SHA-256 in its place", { headers: one(`sha256=${hex(NEW)}`) }, null],
    ["twice", { headers: [...one(good), ...one(good)] }, null],
    ["an empty secret", { headers: one(good), secrets: [""] }, null],
    ["none set", { headers: one(good), secrets: [] }, null],
  ])("%s", (_, given, expected) => expect(verdict("eas", "expo-signature", given)).toBe(expected))
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

const NOW = Date.UTC(2026, 10, 22, 9) / 1_000
const part = (given: unknown) => Buffer.from(JSON.stringify(given)).toString("base64url")
/** By the library that others use, so that nothing of ours vouches for itself. */
const jwt = (claims: Record<string, unknown> = {}, given: { key?: string; alg?: string } = {}) =>
  new SignJWT({ app: "evolution", action: "webhook", iat: NOW, exp: NOW + 600, ...claims })
    .setProtectedHeader({ alg: given.alg ?? "HS256", typ: "JWT" })
    .sign(new TextEncoder().encode(given.key ?? NEW.padEnd(64, "x")))

describe("S1 evolution by jwt", () => {
  const KEY = NEW.padEnd(64, "x")
  const check = (values: string[], given: { secrets?: string[]; at?: number } = {}) => {
    const headers = new Headers()
    for (const value of values) headers.append("authorization", value)
    const secrets = { secrets: given.secrets ?? [KEY, OLD.padEnd(64, "x")] }
    const at = new Date((given.at ?? NOW) * 1_000)
    return inboundProvider("evolution")?.schemes.jwt?.({ headers, body: BODY, secrets, at })
  }
  const bearer = async (...given: Parameters<typeof jwt>) => [`Bearer ${await jwt(...given)}`]
  const none = `${part({ alg: "none", typ: "JWT" })}.${part({ app: "evolution", action: "webhook", iat: NOW, exp: NOW + 600 })}.`

  it.each<[string, () => Promise<number | null | undefined>, number | null]>([
    ["the newest key", async () => check(await bearer()), 1],
    ["the one before", async () => check(await bearer({}, { key: OLD.padEnd(64, "x") })), 2],
    ["no third key", async () => check(await bearer(), { secrets: ["a", "b", KEY] }), null],
    ["another key", async () => check(await bearer({}, { key: "y".repeat(64) })), null],
    ["its last second", async () => check(await bearer(), { at: NOW + 599 }), 1],
    ["run out", async () => check(await bearer(), { at: NOW + 600 }), null],
    ["made ahead of us by a few minutes", async () => check(await bearer(), { at: NOW - 300 }), 1],
    ["made further ahead", async () => check(await bearer(), { at: NOW - 301 }), null],
    ["one that lives for an hour", async () => check(await bearer({ exp: NOW + 3_600 })), null],
    ["without an end", async () => check(await bearer({ exp: undefined })), null],
    ["an end that is no whole second", async () => check(await bearer({ exp: NOW + 599.5 })), null],
    ["for another app", async () => check(await bearer({ app: "console" })), null],
    ["for another action", async () => check(await bearer({ action: "login" })), null],
    ["signed by HS384", async () => check(await bearer({}, { alg: "HS384" })), null],
    ["signed by HS512", async () => check(await bearer({}, { alg: "HS512" })), null],
    ["signed by none", async () => check([`Bearer ${none}`]), null],
    ["no header", async () => check([]), null],
    ["without the word Bearer", async () => check([await jwt()]), null],
    ["the header twice", async () => check([...(await bearer()), ...(await bearer())]), null],
    ["junk behind it", async () => check([`Bearer ${await jwt()}.x`]), null],
    ["the key itself", async () => check([`Bearer ${KEY}`]), null],
    ["no key set", async () => check(await bearer(), { secrets: [] }), null],
    ["an empty key", async () => check(await bearer(), { secrets: [""] }), null],
  ])("%s", async (_, verdictOf, expected) => expect(await verdictOf()).toBe(expected))
})

describe("S1 evolution by a header of one's own, or by the end of its address", () => {
  it.each<[string, string, Given, number | null]>([
    ["the header", "evolution-header", { headers: [["x-rounds-token", NEW]] }, 1],
    ["the header before", "evolution-header", { headers: [["x-rounds-token", OLD]] }, 2],
    ["a header of our choice", "evolution-header", { headers: [["x-desk", NEW]], headerName: "x-desk" }, 1],
    [
      "elsewhere than chosen",
      "evolution-header",
      { headers: [["x-rounds-token", NEW]], headerName: "x-desk" },
      null,
    ],
    [
      "the header twice",
      "evolution-header",
      {
        headers: [
          ["x-rounds-token", NEW],
          ["x-rounds-token", NEW],
        ],
      },
      null,
    ],
    ["the address in place of the header", "evolution-header", { token: NEW }, null],
    ["no header", "evolution-header", {}, null],
    [
      "an empty one for an empty secret",
      "evolution-header",
      { headers: [["x-rounds-token", ""]], secrets: [""] },
      null,
    ],
    ["the end of the address", "evolution-path", { token: NEW }, 1],
    ["the one before", "evolution-path", { token: OLD }, 2],
    ["a part of it", "evolution-path", { token: NEW.slice(1) }, null],
    ["the header in place of the address", "evolution-path", { headers: [["x-rounds-token", NEW]] }, null],
    ["none", "evolution-path", {}, null],
    ["an empty one for an empty token", "evolution-path", { token: "", secrets: [""] }, null],
  ])("%s", (_, scheme, given, expected) => expect(verdict("evolution", scheme, given)).toBe(expected))
})

describe("S1 twilio by its auth token", () => {
  const URL_T = "https://rounds.example/api/webhooks/twilio/north?kind=sms"
  const FORM = "To=%2B12025550100&Body=caf%C3%A9+%26+more&From=%2B12025550123"
  const TEXT = "Bodycafé & moreFrom+12025550123To+12025550100"
  const signed = (text: string, secret = NEW) => createHmac("sha1", secret).update(text).digest("base64")
  const JSON_BODY = '{"a":1}'
  const hash = createHash("sha256").update(JSON_BODY).digest("hex")
  type T = { url?: string; body?: string; secrets?: string[]; type?: string }
  const check = (values: string[], given: T = {}) => {
    const headers = new Headers({ "content-type": given.type ?? "application/x-www-form-urlencoded" })
    for (const value of values) headers.append("x-twilio-signature", value)
    return inboundProvider("twilio")?.schemes["twilio-signature"]?.({
      headers,
      body: Buffer.from(given.body ?? FORM),
      secrets: { secrets: given.secrets ?? [NEW, OLD] },
      url: given.url ?? URL_T,
    })
  }
  const json = (more: T = {}) => ({ body: JSON_BODY, type: "application/json", ...more })
  const withHash = `${URL_T}&bodySHA256=${hash}`
  it.each<[string, () => number | null | undefined, number | null]>([
    ["the newest token", () => check([signed(URL_T + TEXT)]), 1],
    ["the one before", () => check([signed(URL_T + TEXT, OLD)]), 2],
    ["no third token", () => check([signed(URL_T + TEXT)], { secrets: ["a", "b", NEW] }), null],
    ["the port written out", () => check([signed(URL_T.replace(".example/", ".example:443/") + TEXT)]), 1],
    ["another port", () => check([signed(URL_T.replace(".example/", ".example:8443/") + TEXT)]), null],
    [
      "the fields in another order",
      () => check([signed(URL_T + TEXT)], { body: FORM.split("&").reverse().join("&") }),
      1,
    ],
    ["a value changed", () => check([signed(URL_T + TEXT)], { body: FORM.replace("0123", "0199") }), null],
    ["a field more", () => check([signed(URL_T + TEXT)], { body: `${FORM}&Extra=1` }), null],
    ["a field that was signed is missing", () => check([signed(`${URL_T}${TEXT}Zip1`)]), null],
    ["the same field twice", () => check([signed(`${URL_T}ab1ab2`)], { body: "ab=2&ab=1" }), 1],
    ["another address", () => check([signed(URL_T + TEXT)], { url: URL_T.replace("sms", "voice") }), null],
    ["the address without what it asks", () => check([signed(URL_T.split("?")[0] + TEXT)]), null],
    ["no header", () => check([]), null],
    ["the header twice", () => check([signed(URL_T + TEXT), signed(URL_T + TEXT)]), null],
    [
      "hex in place of base64",
      () => check([Buffer.from(signed(URL_T + TEXT), "base64").toString("hex")]),
      null,
    ],
    ["without its padding", () => check([signed(URL_T + TEXT).slice(0, -1)]), null],
    [
      "SHA-256 in its place",
      () =>
        check([
          createHmac("sha256", NEW)
            .update(URL_T + TEXT)
            .digest("base64"),
        ]),
      null,
    ],
    ["no token set", () => check([signed(URL_T + TEXT, "x")], { secrets: [] }), null],
    ["an empty token", () => check([signed(URL_T + TEXT, "\0")], { secrets: [""] }), null],
    ["JSON by its hash", () => check([signed(withHash)], json({ url: withHash })), 1],
    [
      "other JSON under the same hash",
      () => check([signed(withHash)], json({ url: withHash, body: "{}" })),
      null,
    ],
    ["JSON without a hash", () => check([signed(`${URL_T}${JSON_BODY}`)], json()), null],
    [
      "a hash that is none",
      () => check([signed(`${URL_T}&bodySHA256=x`)], json({ url: `${URL_T}&bodySHA256=x` })),
      null,
    ],
  ])("%s", (_, verdictOf, expected) => expect(verdictOf()).toBe(expected))
})

it("has vectors for every scheme there is", () => {
  const schemes = Object.values(PROVIDERS).flatMap(({ name, schemes }) =>
    Object.keys(schemes).map((scheme) => `${name} ${scheme}`),
  )
  const proven = [
    ...SIGNED.map(({ provider, scheme }) => `${provider} ${scheme}`),
    "whatsapp 360dialog-header",
    "coolify path-token",
    "eas expo-signature",
    "hubspot v3",
    "hubspot v1",
    "evolution jwt",
    "evolution evolution-header",
    "evolution evolution-path",
    "twilio twilio-signature",
  ]
  expect(schemes.sort()).toEqual(proven.sort())
})
