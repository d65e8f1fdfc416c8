import { randomUUID } from "node:crypto"
import { request as rawRequest } from "node:http"
import { ROUTES } from "@/lib/routes"
import { expect, test } from "./fixtures"
import { cookieOf, runtime, send } from "./members"
import { demoEmail } from "./sign-in"

/** The demo's address may be written with any of loopback's names; a sibling or another port may not. */
const foreign = (baseURL: string): [string, Record<string, string>][] => [
  ["no Origin", {}],
  ["a null Origin (sandboxed frame)", { origin: "null" }],
  [
    "another site's form",
    { origin: "https://evil.test", "content-type": "application/x-www-form-urlencoded" },
  ],
  [
    "another site's fetch",
    { origin: "https://evil.test", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" },
  ],
  ["another site's text/plain JSON", { origin: "https://evil.test", "content-type": "text/plain" }],
  [
    "a sibling subdomain",
    { origin: baseURL.replace("localhost", "evil.localhost"), "sec-fetch-site": "same-site" },
  ],
  ["another port", { origin: "http://localhost:1" }],
  ["our Origin, called from elsewhere", { origin: baseURL, "sec-fetch-site": "cross-site" }],
]

const changing = ROUTES.filter((route) => route.kind === "api" || route.kind === "open").flatMap((route) =>
  route.methods
    .filter((method) => method !== "GET")
    .map((method) => ({ method, path: route.path.replace("[...nextauth]", "signout") })),
)
const pages = ROUTES.filter((route) => route.kind === "page" && !route.id).map((route) => route.path)

test("requests of other sites change nothing on any route", async ({ baseURL }) => {
  const cookie = await cookieOf(baseURL!, "auditor", "lakeview")
  for (const { method, path } of changing) {
    for (const [name, headers] of foreign(baseURL!)) {
      const answer = await send(baseURL + path, { method, cookie, headers, body: "{}" })
      expect(answer.status, `${method} ${path} with ${name}`).toBe(403)
      expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "wrong_origin" } })
    }
  }
  expect((await send(`${baseURL}/api/session`, { cookie })).status).toBe(200)
})

test("requests of other sites reach no server action", async ({ baseURL }) => {
  const cookie = await cookieOf(baseURL!, "auditor", "lakeview")
  for (const path of [...pages, "/sign-in"]) {
    for (const [name, headers] of foreign(baseURL!)) {
      const action = { ...headers, "next-action": "0".repeat(42) }
      const answer = await send(baseURL + path, { method: "POST", cookie, headers: action, body: "[]" })
      expect(answer.status, `action at ${path} with ${name}`).toBe(403)
    }
  }
})

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

/** `fetch` refuses to set some of these. */
function raw(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; head: string; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = rawRequest(url, { headers }, (response) => {
      let text = ""
      response.on("data", (chunk) => {
        text += chunk
      })
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, head: response.rawHeaders.join("\n"), text }),
      )
    })
    asked.on("error", reject)
    asked.end()
  })
}

const INTERNAL: Record<string, string>[] = [
  { "x-middleware-subrequest": "proxy" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
  { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
  { "x-middleware-subrequest-id": "1" },
  { "x-middleware-rewrite": "/health" },
  { "x-middleware-next": "1" },
  { "x-middleware-invoke": "1" },
  { "x-middleware-set-cookie": "a=b" },
  { "x-invoke-path": "/settings/sessions", "x-invoke-status": "200" },
  { "x-matched-path": "/settings/sessions" },
  { "x-now-route-matches": "1" },
  { "x-nextjs-data": "1" },
  { "x-next-resume-state-length": "4" },
  { "x-original-url": "/settings/sessions", "x-rewrite-url": "/settings/sessions" },
  { "x-rounds-path": "//evil.test", "x-request-id": "evil", "x-nonce": "evil", "x-rounds-peer": "6.6.6.6" },
]

test("internal headers let nobody in and change no address", async ({ baseURL }) => {
  for (const headers of INTERNAL) {
    const page = await raw(`${baseURL}/settings/sessions`, headers)
    expect(page.status, JSON.stringify(headers)).toBe(307)
    expect(page.head).toContain("/sign-in?next=%2Fsettings%2Fsessions")
    expect(page.head).not.toContain("evil")
    expect(page.head).toContain("content-security-policy")
    expect((await raw(`${baseURL}/api/leads`, headers)).status, JSON.stringify(headers)).toBe(401)
  }
})

test("Host and X-Forwarded-* are not believed: links and redirects stay on the configured address", async ({
  baseURL,
}) => {
  const poison: Record<string, string>[] = [
    { host: "evil.test" },
    { "x-forwarded-host": "evil.test" },
    { "x-forwarded-host": "evil.test", "x-forwarded-proto": "https", "x-forwarded-port": "444" },
    { forwarded: "host=evil.test;proto=https" },
    { host: "evil.test", "x-forwarded-for": "6.6.6.6" },
  ]
  for (const headers of poison) {
    for (const path of [
      "/sign-in",
      "/leads",
      "/api/auth/csrf",
      "/api/auth/providers",
      "/api/auth/signin",
      "/api/auth/signout",
    ]) {
      const answer = await raw(baseURL + path, headers)
      expect(answer.status, path).toBeLessThan(500)
      expect(answer.head + answer.text, `${path} with ${JSON.stringify(headers)}`).not.toContain("evil.test")
    }
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

test("after sign-in one lands on this site, whatever next says", async ({ baseURL }) => {
  const wanted = [
    "https://evil.test",
    "//evil.test",
    "/\\evil.test",
    "/%09/evil.test",
    "/%0d%0aLocation:%20https://evil.test",
    "javascript:alert(1)",
    `${baseURL}@evil.test`,
    `${baseURL}.evil.test/`,
  ]
  const cookie = await cookieOf(baseURL!, "auditor", "lakeview")
  for (const next of wanted) {
    for (const name of ["next", "callbackUrl"]) {
      const answer = await send(`${baseURL}/sign-in?${name}=${encodeURIComponent(next)}`, { cookie })
      expect(answer.status).toBe(307)
      expect(new URL(answer.location!, baseURL).origin, `${name}=${next}`).toBe(new URL(baseURL!).origin)
    }
  }
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
