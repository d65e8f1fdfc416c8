import { describe, expect, it } from "vitest"
import { AppError } from "@/lib/errors"
import { PROVIDERS } from "@/lib/providers"
import { DEEPEST, TOO_DEEP } from "@/lib/providers/nesting"
import { parseBody, parseJson, readBytes } from "./body"

const MIB = 2 ** 20
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/x", { method: "POST", body, headers, duplex: "half" } as RequestInit)
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error))
const tried = (request: Request, most: number, pot = "one") =>
  readBytes(request, most, pot).then(({ length }) => length, codeOf)

/** Sends so much and then nothing more, until it is let go. */
function stalled(size: number) {
  let letGo = () => {}
  const body = new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < size; sent += MIB / 16) controller.enqueue(new Uint8Array(MIB / 16))
      letGo = () => controller.error(new Error("gone"))
    },
  })
  return { request: post(body), letGo: () => letGo() }
}

describe("S3 reading a body", () => {
  it("counts what comes, not what is said of it", async () => {
    expect(await tried(post(new Uint8Array(MIB)), MIB)).toBe(MIB)
    expect(await tried(post(new Uint8Array(MIB + 1)), MIB)).toBe("too_large")
    expect(await tried(post(new Uint8Array(10), { "content-length": "5" }), MIB)).toBe(10)
    expect(await tried(post(new Uint8Array(10), { "content-length": "x" }), MIB)).toBe(10)
    expect(await tried(post(new Uint8Array(10), { "content-length": String(MIB + 1) }), MIB)).toBe(
      "too_large",
    )
    expect(await tried(new Request("http://localhost/x", { method: "POST" }), MIB)).toBe(0)
  })

  it("gives the bytes whole, however they were cut", async () => {
    const chunks = ["čo", "", "re", "✓"].map((text) => new Uint8Array(Buffer.from(text)))
    const body = new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk)
        controller.close()
      },
    })
    expect((await readBytes(post(body), MIB, "one")).toString()).toBe("čore✓")
  })

  it("says so when the sender goes away", async () => {
    const { request, letGo } = stalled(MIB / 8)
    const reading = tried(request, MIB)
    letGo()
    expect(await reading).toBe("invalid_input")
  })

  it("holds no more of half-sent bodies than its budget, and takes small ones all the while", async () => {
    const many = Array.from({ length: 9 }, () => stalled(16 * MIB))
    const readings = many.map(({ request }) => tried(request, 25 * MIB))
    expect(await Promise.race(readings)).toBe("unavailable")
    expect(await tried(post(new Uint8Array(MIB / 16)), MIB)).toBe(MIB / 16)
    expect(await tried(post(new Uint8Array(MIB)), MIB, "another provider")).toBe(MIB)
    for (const { letGo } of many) letGo()
    const ends = await Promise.all(readings)
    expect(ends.filter((end) => end === "unavailable").length).toBeLessThanOrEqual(2)
    expect(ends.filter((end) => end === "invalid_input").length).toBeGreaterThanOrEqual(7)
    expect(await tried(post(new Uint8Array(24 * MIB)), 25 * MIB)).toBe(24 * MIB)
  })
})

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels)

describe("S3 parsing JSON", () => {
  it("reads what nests deeper than anybody sends as that, wherever the depth stands", () => {
    expect(parseJson(nested(DEEPEST))).toHaveLength(1)
    expect(parseJson(`{"a":"\\"${"[".repeat(DEEPEST * 2)}"}`)).not.toBe(TOO_DEEP)
    expect(
      parseJson(
        `[${Array(DEEPEST * 3)
          .fill("{}")
          .join(",")}]`,
      ),
    ).toHaveLength(DEEPEST * 3)
    for (const text of [nested(DEEPEST + 1), `{"a":"\\"","b":{"c":${nested(8_000)}}}`, nested(500_000)])
      expect(parseJson(text)).toBe(TOO_DEEP)
  })

  it("finds no shape in it for any provider, and refuses it from the public", () => {
    const body = Buffer.from(
      `{"entry":[{"time":1700000000,"changes":[{"field":"account_update","value":{"a":${nested(8_000)}}}]}]}`,
    )
    for (const provider of Object.values(PROVIDERS)) {
      if (provider.isPublic) {
        expect(() => parseBody(provider, body, "application/json"), provider.name).toThrow("not_json")
        continue
      }
      const parsed = parseBody(provider, body, "application/json")
      const items = provider.split(parsed, { account: { externalId: null }, fallbackKey: "key" })
      expect(items, provider.name).toMatchObject([{ key: "key", fate: "quarantined" }])
      expect(JSON.parse((provider.redact?.(body, parsed) ?? body).toString())).toBeTruthy()
    }
  })

  it("refuses depth that it cannot follow, and reaches no prototype", () => {
    const deep = 400_000
    for (const text of ["[".repeat(deep), "[".repeat(deep) + "]".repeat(deep)]) {
      try {
        parseJson(text)
      } catch (error) {
        expect(codeOf(error)).toBe("not_json")
      }
    }
    const body = parseJson('{"__proto__":{"a":1},"constructor":{"prototype":{"b":1}},"c":1}')
    expect(body).toEqual({ c: 1 })
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })
})
