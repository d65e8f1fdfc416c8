import { afterEach, describe, expect, it } from "vitest"
import { resetEnv } from "@/lib/env"
import { fail } from "@/lib/errors"
import { inputFrom } from "@/lib/web/action"
import { jsonOf, readText } from "@/lib/web/body"
import { isFromOwnPage, ownOrigins } from "@/lib/web/origin"
import { errorReply, problemReply } from "@/lib/web/reply"
import { addressOf, networkOf, requestIdOf } from "@/lib/web/request"
import { contentPolicy, securityHeaders } from "@/lib/web/security"

const BASE = "http://localhost:3000"
const from = (headers: Record<string, string>, base = BASE) => isFromOwnPage(new Headers(headers), base)

describe("isFromOwnPage", () => {
  it.each([
    [{ origin: BASE }],
    [{ origin: BASE, "sec-fetch-site": "same-origin" }],
    [{ origin: "http://127.0.0.1:3000" }],
    [{ origin: "http://[::1]:3000" }],
  ])("takes %j", (headers) => expect(from(headers)).toBe(true))

  it.each([
    [{}],
    [{ origin: "" }],
    [{ origin: "null" }],
    [{ origin: "http://evil.test" }],
    [{ origin: "http://localhost:3001" }],
    [{ origin: "https://localhost:3000" }],
    [{ origin: "http://localhost:3000.evil.test" }],
    [{ origin: "http://sub.localhost:3000" }],
    [{ origin: "http://evil.test", host: "evil.test", "x-forwarded-host": "evil.test" }],
    [{ origin: "http://evil.test", referer: `${BASE}/leads` }],
    [{ referer: `${BASE}/leads` }],
    [{ origin: BASE, "sec-fetch-site": "cross-site" }],
    [{ origin: BASE, "sec-fetch-site": "same-site" }],
    [{ origin: BASE, "sec-fetch-site": "none" }],
  ])("refuses %j", (headers) => expect(from(headers)).toBe(false))

  it("takes a public address by its one name only", () => {
    expect(ownOrigins("https://rounds.example/x")).toEqual(["https://rounds.example"])
    expect(from({ origin: "https://www.rounds.example" }, "https://rounds.example")).toBe(false)
    expect(from({ origin: "http://127.0.0.1:3000" }, "https://rounds.example")).toBe(false)
  })
})

describe("where a request comes from", () => {
  const set = (url: string) => {
    Object.assign(process.env, {
      DATABASE_URL: "postgres://localhost/x",
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: "x".repeat(40),
      ENCRYPTION_KEY: "0".repeat(64),
      LOG_LEVEL: "silent",
    })
    resetEnv()
  }
  afterEach(resetEnv)

  it("is the socket's address, whatever is forwarded, when nothing of ours stands before", () => {
    set(BASE)
    const headers = new Headers({ "x-rounds-peer": "192.0.2.9", "x-forwarded-for": "198.51.100.1" })
    expect(addressOf(headers)).toBe("192.0.2.9")
  })

  it("is what our TLS proxy wrote last, when one stands before", () => {
    set("https://rounds.example")
    const headers = new Headers({ "x-rounds-peer": "10.0.0.1", "x-forwarded-for": "1.1.1.1, 203.0.113.7" })
    expect(addressOf(headers)).toBe("203.0.113.7")
    expect(addressOf(new Headers({ "x-rounds-peer": "::ffff:10.0.0.1" }))).toBe("10.0.0.1")
    expect(addressOf(new Headers({ "x-forwarded-for": "<script>" }))).toBe("unknown")
  })

  it("is kept as a network", () => {
    expect(networkOf("203.0.113.77")).toBe("203.0.113.0/24")
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64")
    expect(networkOf("2001:db8::7")).toBe("2001:db8:0:0::/64")
    expect(networkOf("::1")).toBe("this machine")
    expect(networkOf("evil")).toBe("unknown")
  })
})

it("a request id is taken over only when it is one", () => {
  const id = "01a202f8-3993-7cdc-be90-2cd91494dad8"
  expect(requestIdOf(new Headers({ "x-request-id": id }))).toBe(id)
  expect(requestIdOf(new Headers({ "x-request-id": "a b" }))).toMatch(/^[0-9a-f-]{36}$/)
})

describe("errors as answers", () => {
  const thrown = (work: () => never) => {
    try {
      return work()
    } catch (error) {
      return error
    }
  }

  it("carry the catalogue's status and sentence", async () => {
    const reply = errorReply(
      thrown(() => fail("too_many", { retryAfterSeconds: 7 })),
      { requestId: "r" },
    )
    expect([reply.status, reply.headers.get("retry-after"), reply.headers.get("cache-control")]).toEqual([
      429,
      "7",
      "no-store",
    ])
    expect(await reply.json()).toEqual({
      error: { code: "too_many", message: "Too many tries. Wait a little and try again.", requestId: "r" },
    })
  })

  it("say nothing of what is not in the catalogue", async () => {
    const reply = errorReply(new Error("password=hunter2 at /srv/app"), { requestId: "r" })
    expect(reply.status).toBe(500)
    expect(await reply.text()).not.toMatch(/hunter2|srv/)
  })

  it("are problem documents for machines", async () => {
    const reply = problemReply(
      thrown(() => fail("not_found")),
      { requestId: "r" },
    )
    expect(reply.headers.get("content-type")).toBe("application/problem+json")
    expect(await reply.json()).toMatchObject({
      type: "urn:rounds:error:not_found",
      status: 404,
      title: expect.any(String),
    })
  })
})

it("a form becomes an object, lists for repeated names, React's own fields left out", () => {
  const form = new FormData()
  form.append("id", "1")
  form.append("tag", "a")
  form.append("tag", "b")
  form.append("$ACTION_ID_x", "")
  expect(inputFrom(form)).toEqual({ id: "1", tag: ["a", "b"] })
  expect(inputFrom({ id: "1" })).toEqual({ id: "1" })
})

it("the policy lets run only what carries the nonce, and HSTS is said over https only", () => {
  const policy = contentPolicy("n0nce", false)
  expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';")
  expect(policy).not.toMatch(/script-src[^;]*unsafe|style-src [^;]*unsafe-inline/)
  for (const line of [
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ]) {
    expect(policy).toContain(line)
  }
  const names = (url: string) => securityHeaders(url).map(([name]) => name)
  expect(names("https://rounds.example")).toContain("strict-transport-security")
  expect(names(BASE)).not.toContain("strict-transport-security")
})

describe("a body", () => {
  const post = (body: BodyInit) => new Request(BASE, { method: "POST", body, duplex: "half" } as RequestInit)
  const endless = () =>
    new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(1024)) })

  it("is read no further than it may be long", async () => {
    expect(await readText(post("{}"), 16)).toBe("{}")
    await expect(readText(post("x".repeat(17)), 16)).rejects.toMatchObject({ code: "too_large" })
    await expect(readText(post(endless()), 16_384)).rejects.toMatchObject({ code: "too_large" })
  })

  it("is an object, or nothing at all", () => {
    expect(jsonOf(" ")).toEqual({})
    expect(jsonOf('{"id":1}')).toEqual({ id: 1 })
    for (const text of ["[]", "1", "null", "{", '"x"'])
      expect(() => jsonOf(text), text).toThrow(expect.objectContaining({ code: "invalid_input" }))
  })
})
