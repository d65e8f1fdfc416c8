import { createHmac } from "node:crypto"
import { describe, expect, it } from "vitest"
import { handshake } from "./handshake"
import { whatsapp } from "./provider"

const SECRET = "a-secret-of-this-test"
const OLDER = "the-one-before-it"
const body = Buffer.from('{"object":"whatsapp_business_account","entry":[]} \u0000 č')
const hex = (secret: string, of: Uint8Array = body) => createHmac("sha256", secret).update(of).digest("hex")

function verdict(scheme: string, pairs: [string, string][], secrets: string[], of: Uint8Array = body) {
  const headers = new Headers()
  for (const [name, value] of pairs) headers.append(name, value)
  return whatsapp.schemes[scheme]?.({ headers, body: of, secrets: { secrets } }) ?? null
}

describe("Meta's signature", () => {
  const name = "X-Hub-Signature-256"
  const good = `sha256=${hex(SECRET)}`
  it.each<[string, [string, string][], string[], number | null]>([
    ["the newest secret", [[name, good]], [SECRET, OLDER], 1],
    ["the one before it", [[name, good]], ["new", SECRET], 2],
    ["no third secret", [[name, good]], ["new", "old", SECRET], null],
    ["no header", [], [SECRET], null],
    ["an empty header", [[name, ""]], [SECRET], null],
    ["another secret", [[name, `sha256=${hex("other")}`]], [SECRET], null],
    ["no prefix", [[name, hex(SECRET)]], [SECRET], null],
    ["upper case", [[name, `sha256=${hex(SECRET).toUpperCase()}`]], [SECRET], null],
    ["junk behind it", [[name, `${good}, junk`]], [SECRET], null],
    [
      "a header sent twice",
      [
        [name, good],
        [name, good],
      ],
      [SECRET],
      null,
    ],
    ["the old SHA-1 header", [["X-Hub-Signature", `sha1=${hex(SECRET).slice(0, 40)}`]], [SECRET], null],
    ["360dialog's header", [["x-360dialog-signature", hex(SECRET)]], [SECRET], null],
    ["a cut signature", [[name, good.slice(0, -2)]], [SECRET], null],
    ["no secret set", [[name, `sha256=${hex("")}`]], [], null],
    ["an empty secret", [[name, `sha256=${hex("")}`]], [""], null],
  ])("%s", (_, pairs, secrets, expected) => {
    expect(verdict("meta", pairs, secrets)).toBe(expected)
  })

  it("is over the bytes as they came", () => {
    expect(verdict("meta", [[name, good]], [SECRET], Buffer.concat([body, Buffer.from(" ")]))).toBeNull()
  })
})

describe("360dialog's signature", () => {
  const name = "x-360dialog-signature"
  it.each<[string, [string, string][], number | null]>([
    ["bare hex", [[name, hex(SECRET)]], 1],
    ["with Meta's prefix", [[name, `sha256=${hex(SECRET)}`]], null],
    ["Meta's header instead", [["X-Hub-Signature-256", `sha256=${hex(SECRET)}`]], null],
    [
      "twice",
      [
        [name, hex(SECRET)],
        [name, hex(SECRET)],
      ],
      null,
    ],
  ])("%s", (_, pairs, expected) => {
    expect(verdict("360dialog", pairs, [SECRET])).toBe(expected)
  })
})

describe("the handshake", () => {
  const ask = (query: string, token: string | undefined = "our-token") =>
    handshake(new URLSearchParams(query), token)
  const asked = "hub.mode=subscribe&hub.verify_token=our-token"
  it("gives the challenge back", () => {
    expect(ask(`${asked}&hub.challenge=42`)).toEqual({ status: 200, body: "42" })
  })
  it.each([
    ["another token", "hub.mode=subscribe&hub.verify_token=no&hub.challenge=1", 403],
    ["an empty token", "hub.mode=subscribe&hub.verify_token=&hub.challenge=1", 403],
    ["no challenge", asked, 400],
    ["another mode", "hub.mode=unsubscribe&hub.verify_token=our-token&hub.challenge=1", 400],
    ["the token twice", `${asked}&hub.verify_token=our-token&hub.challenge=1`, 400],
    ["nothing", "", 400],
  ])("refuses %s", (_, query, status) => {
    expect(ask(query)).toEqual({ status })
  })
  it("refuses when no token is set", () => {
    expect(
      handshake(new URLSearchParams("hub.mode=subscribe&hub.verify_token=&hub.challenge=1"), undefined),
    ).toEqual({
      status: 403,
    })
  })
})
