import { randomUUID } from "node:crypto"
import { expect, test } from "./fixtures"
import { cookieOf, runtime, send } from "./members"
import { demoEmail } from "./sign-in"

test("broken server actions are the sender's mistake, never ours", async ({ baseURL }) => {
  const cookie = await cookieOf(baseURL!, "auditor", "lakeview")
  const origin = baseURL!
  const bodies: [Record<string, string>, string][] = [
    [{ "next-action": "zzz" }, "[]"],
    [{ "next-action": "0".repeat(42), "content-type": "text/plain;charset=UTF-8" }, "not json"],
    [{ "next-action": "0".repeat(42), "content-type": "multipart/form-data; boundary=x" }, "--x\r\nbroken"],
    [{ "content-type": "multipart/form-data; boundary=x" }, "--x--\r\n"],
    [{ "content-type": "application/x-www-form-urlencoded" }, "a=b&$ACTION_ID_x="],
  ]
  for (const [headers, body] of bodies) {
    const answer = await send(`${baseURL}/settings/sessions`, {
      method: "POST",
      cookie,
      headers: { origin, ...headers },
      body,
    })
    expect(answer.status, JSON.stringify(headers)).toBeLessThan(500)
  }
})

test("a forged X-Forwarded-For does not slip past the throttle", async ({ baseURL }) => {
  const codes: number[] = []
  const email = `throttled-${randomUUID()}@example.test`
  for (let n = 0; n < 12; n++) {
    const jar = await send(`${baseURL}/api/auth/csrf`)
    const cookie = jar.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ")
    const { csrfToken } = JSON.parse(jar.text) as { csrfToken: string }
    const answer = await send(`${baseURL}/api/auth/callback/credentials`, {
      method: "POST",
      cookie,
      headers: { origin: baseURL!, "x-forwarded-for": `198.51.100.${n}`, "content-type": "application/json" },
      body: JSON.stringify({
        email,
        password: `guess ${n}`,
        csrfToken,
        json: "true",
      }),
    })
    codes.push(answer.status)
    if (answer.status === 429) expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(800)
  }
  expect(codes).toEqual([...Array(10).fill(401), 429, 429])
})

test("next-auth's addresses answer bad input with the catalogue, and nothing is opened", async ({
  baseURL,
}) => {
  const url = `${baseURL}/api/auth/callback/credentials`
  const origin = baseURL!
  const json = { origin, "content-type": "application/json" }
  const tries: [string, Parameters<typeof send>[1], number][] = [
    ["not JSON", { method: "POST", headers: json, body: "{" }, 400],
    ["a JSON list", { method: "POST", headers: json, body: "[]" }, 400],
    ["text/plain", { method: "POST", headers: { origin, "content-type": "text/plain" }, body: "{}" }, 415],
    ["too much", { method: "POST", headers: json, body: JSON.stringify({ email: "x".repeat(20_000) }) }, 413],
    [
      "no CSRF token",
      {
        method: "POST",
        headers: json,
        body: JSON.stringify({ email: demoEmail("auditor"), password: "rounds-demo" }),
      },
      302,
    ],
    ["GET", {}, 405],
  ]
  for (const [name, given, status] of tries) {
    const answer = await send(url, given)
    expect(answer.status, name).toBe(status)
    expect(answer.headers.getSetCookie().join(), name).not.toContain("session-token")
  }
  for (const path of [
    "/api/auth/_log",
    "/api/auth/session/x",
    "/api/auth/callback/github",
    "/api/auth/verify-request",
  ]) {
    expect((await send(baseURL + path)).status, path).toBe(404)
  }
})

test("every answer to a browser carries the headers that protect it", async ({ baseURL }) => {
  const nonces = new Set<string>()
  for (const path of ["/sign-in", "/leads", "/no-such-page", "/api/session", "/api/auth/csrf"]) {
    const { headers } = await send(baseURL + path)
    const policy = headers.get("content-security-policy") ?? ""
    nonces.add(policy.match(/'nonce-([^']+)'/)?.[1] ?? "none")
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[^']{20,}' 'strict-dynamic';/)
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("referrer-policy")).toBe("same-origin")
    expect(headers.get("x-powered-by")).toBeNull()
    expect(headers.get("strict-transport-security"), "said over https only").toBeNull()
  }
  expect(nonces.size).toBe(5)
  expect(runtime().url).toBe(baseURL)
})
