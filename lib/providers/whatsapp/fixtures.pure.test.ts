import { existsSync, readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { handshake } from "./handshake"
import { parse } from "./parse"
import { whatsapp } from "./provider"
import { split } from "./split"

// Vectors and bodies of other makers, run where they lie beside the project; signature.pure.test.ts has our own.
const fixtures = new URL("../../../../shared/fixtures/", import.meta.url)

type Vector = {
  id: string
  method: string
  mode?: string
  url?: string
  secrets?: string[]
  verifyToken?: string
  headerName?: string
  headers: [string, string][]
  bodyBase64: string
  expect: "accept" | "reject"
  expectStatus?: number
}

const shared = new URL("signatures/", fixtures)
describe.runIf(existsSync(shared))("shared vectors", () => {
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, shared), "utf8")).vectors as Vector[]
  const schemeOf = (file: string, vector: Vector) =>
    file === "whatsapp.json" ? "meta" : vector.mode === "hmac" ? "360dialog" : "360dialog-header"

  const all = ["whatsapp.json", "whatsapp-360dialog.json"].flatMap((file) =>
    existsSync(shared) ? read(file).map((vector) => ({ file, vector, name: `${file} ${vector.id}` })) : [],
  )
  it.each(all)("$name", ({ file, vector }) => {
    if (vector.method === "GET") {
      const answer = handshake(new URL(vector.url ?? "").searchParams, vector.verifyToken)
      expect(answer.status).toBe(vector.expectStatus)
      return
    }
    const headers = new Headers()
    for (const [name, value] of vector.headers) headers.append(name, value)
    const matched = whatsapp.schemes[schemeOf(file, vector)]?.({
      headers,
      body: Buffer.from(vector.bodyBase64, "base64"),
      secrets: { secrets: vector.secrets ?? [], headerName: vector.headerName },
    })
    expect(matched === null ? "reject" : "accept").toBe(vector.expect)
  })
})

const samples = new URL("webhooks/whatsapp/", fixtures)
describe.runIf(existsSync(samples))("shared samples", () => {
  const files = existsSync(samples) ? readdirSync(samples).filter((name) => /^\d/.test(name)) : []
  it.each(files)("%s has one item with a fate or a parse", (file) => {
    const body: unknown = JSON.parse(readFileSync(new URL(file, samples), "utf8"))
    const made = split(body, { account: { externalId: "106540352242922" }, fallbackKey: "body:x:1" })
    expect(made).toHaveLength(1)
    const item = made[0]!
    expect(item.fate).not.toBe("quarantined")
    const say = /status-(sent|delivered|read)/.test(file)
      ? "status"
      : /text|reply-with/.test(file)
        ? "message"
        : "ignored"
    expect(parse(item).say).toBe(say)
  })
})
