import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { request as rawRequest } from "node:http"
import { connect } from "node:net"
import { join } from "node:path"
import { METHODS, ROUTES } from "@/lib/routes"
import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { ELSEWHERE, SQL } from "./hostile-strings"
import { cookieOf, runtime, send } from "./members"
import { inParallel, makeOwnClinic, type OwnClinic } from "./own-clinic"
import { serverActionIds } from "./server-actions"
import { signedIn } from "./sign-in"

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

/** Everything a browser's cookie could change something at. */
const CHANGING = ROUTES.filter(({ kind }) => kind === "api" || kind === "open").flatMap((route) =>
  route.methods.filter((method) => method !== "GET").map((method) => ({ method, path: route.path })),
)
const PAGES = ROUTES.filter((route) => route.kind === "page" && !route.id).map((route) => route.path)

const UNKNOWN = "01900000-0000-7000-8000-000000000000"

/** An admin whom no other test knows, and what the audit says they did. */
async function ownAdmin(baseURL: string) {
  const clinic = await makeOwnClinic(runtime(), "Own clinic of a hostile page")
  const cookie = await cookieFor(baseURL, clinic)
  const deeds = async (): Promise<number> => {
    const [row] = await readRows<{ count: number }>(
      runtime(),
      `select count(*)::int as count from "Fact" where "clinicId" = $1 and name not like 'access.%'`,
      [clinic.id],
    )
    return row?.count ?? 0
  }
  return { cookie, deeds }
}

async function cookieFor(baseURL: string, { email }: OwnClinic): Promise<string> {
  const { cookies } = (await signedIn(baseURL, email)) as { cookies: { name: string; value: string }[] }
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ")
}

test.describe("S6 requests of other sites", () => {
  test("change nothing at any route", async ({ baseURL }) => {
    const { cookie, deeds } = await ownAdmin(baseURL!)
    const before = await deeds()
    expect(CHANGING.length).toBeGreaterThan(3)
    for (const { method, path } of CHANGING) {
      const at = path
        .replace("[...nextauth]", "signout")
        .replace("[clinic]", "northside")
        .replace(/\[\w+\]/, UNKNOWN)
      for (const [name, headers] of foreign(baseURL!)) {
        const answer = await send(baseURL + at, { method, cookie, headers, body: "{}" })
        expect(answer.status, `${method} ${at} with ${name}`).toBe(403)
        // The pages for patients say it in their language, everything else in the catalogue's words.
        if (/^\/[fc]\//.test(path)) expect(answer.headers.get("content-type")).toContain("text/html")
        else expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "wrong_origin" } })
      }
    }
    expect((await send(`${baseURL}/api/session`, { cookie })).status).toBe(200)
    expect(await deeds()).toBe(before)
  })

  test("reach no server action: every one there is, by its own id, as fetch and as form", async ({
    baseURL,
  }) => {
    test.setTimeout(300_000)
    const { cookie, deeds } = await ownAdmin(baseURL!)
    const before = await deeds()
    const actions = serverActionIds()
    expect(actions.length).toBeGreaterThan(10)
    const tries = actions.flatMap((id) => foreign(baseURL!).map(([name, headers]) => ({ id, name, headers })))
    await inParallel(tries, 8, async ({ id, name, headers }, index) => {
      const page = PAGES[index % PAGES.length]!
      const form = new FormData()
      form.set(`$ACTION_ID_${id}`, "")
      const { "content-type": _, ...rest } = headers
      // By turns as a script calls it and as a form without scripts names it.
      const sent =
        (index + Math.floor(index / 8)) % 2 === 0
          ? { headers: { ...headers, "next-action": id }, body: "[{}]" }
          : { headers: rest, body: form }
      const answer = await send(baseURL + page, { method: "POST", cookie, ...sent })
      expect(answer.status, `action ${id} at ${page} with ${name}`).toBe(403)
    })
    expect(await deeds()).toBe(before)
  })

  test("are refused at every page, by whatever method", async ({ baseURL }) => {
    const { cookie, deeds } = await ownAdmin(baseURL!)
    const before = await deeds()
    const tries = [...PAGES, "/sign-in"].flatMap((path) =>
      METHODS.filter((one) => one !== "GET").map((method) => ({ path, method })),
    )
    await inParallel(tries, 8, async ({ path, method }) => {
      const answer = await send(baseURL + path, { method, cookie, headers: { origin: "https://evil.test" } })
      expect(answer.status, `${method} ${path}`).toBe(403)
    })
    expect(await deeds()).toBe(before)
  })
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

/** Bytes as they are, and whatever comes back until the line is cut or quiet. */
function speak(baseURL: string, words: string): Promise<string> {
  const { hostname, port } = new URL(baseURL)
  return new Promise((resolve) => {
    let heard = ""
    const line = connect({ host: hostname, port: Number(port) }, () => line.write(words))
    const end = () => {
      line.destroy()
      resolve(heard)
    }
    line.setTimeout(1_500, end)
    line.on("data", (chunk) => {
      heard += chunk
    })
    line.on("close", end)
    line.on("error", end)
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
  { "x-middleware-prefetch": "1" },
  { "x-middleware-override-headers": "x-rounds-peer", "x-middleware-request-x-rounds-peer": "6.6.6.6" },
  { "x-middleware-set-cookie": "a=b" },
  { "x-invoke-path": "/settings/sessions", "x-invoke-status": "200" },
  { "x-invoke-query": "{}", "x-invoke-output": "/settings/sessions" },
  { "x-matched-path": "/settings/sessions" },
  { "x-now-route-matches": "1" },
  { "x-vercel-id": "1", "x-vercel-forwarded-for": "6.6.6.6" },
  { "x-nextjs-data": "1" },
  { "x-next-revalidated-tags": "a", "x-next-revalidate-tag-token": "b" },
  { "x-next-resume-state-length": "4" },
  { "x-prerender-revalidate": "1", "x-prerender-bypass": "1" },
  { "x-original-url": "/settings/sessions", "x-rewrite-url": "/settings/sessions" },
  { "x-http-method-override": "DELETE", "x-method-override": "DELETE" },
  { "x-rounds-path": "//evil.test", "x-request-id": "evil", "x-nonce": "evil", "x-rounds-peer": "6.6.6.6" },
]

const SPLIT = [
  "%0d%0aset-cookie:%20evil=1",
  "%0aset-cookie:evil=1",
  "%0d%0a%0d%0a<script>evil</script>",
  "%e5%98%8a%e5%98%8dset-cookie:evil=1",
  "%1b[2J%1b[31mevil",
  "%00%0d%0aevil:1",
  "%23%0d%0alocation:%20//evil.test",
]

test.describe("S16 headers", () => {
  test("of the framework's own let nobody in and change no address", async ({ baseURL }) => {
    for (const headers of INTERNAL) {
      const page = await raw(`${baseURL}/settings/sessions`, headers)
      expect(page.status, JSON.stringify(headers)).toBe(307)
      expect(page.head).toContain("/sign-in?next=%2Fsettings%2Fsessions")
      expect(page.head).not.toContain("evil")
      expect(page.head).toContain("content-security-policy")
      expect((await raw(`${baseURL}/api/leads`, headers)).status, JSON.stringify(headers)).toBe(401)
    }
  })

  test("that name another host are not believed: links and redirects stay on the configured address", async ({
    baseURL,
  }) => {
    const poison: Record<string, string>[] = [
      { host: "evil.test" },
      { host: "localhost:80@evil.test" },
      { "x-forwarded-host": "evil.test" },
      { "x-forwarded-host": "evil.test", "x-forwarded-proto": "https", "x-forwarded-port": "444" },
      { "x-host": "evil.test", "x-forwarded-server": "evil.test", "x-original-host": "evil.test" },
      { forwarded: "host=evil.test;proto=https" },
      { host: "evil.test", "x-forwarded-for": "6.6.6.6" },
    ]
    for (const headers of poison) {
      for (const path of [
        "/sign-in",
        "/leads",
        "/f/northside",
        "/f/northside/embed.js",
        "/i/no-such-invitation",
        "/api/auth/csrf",
        "/api/auth/providers",
        "/api/auth/signin",
        "/api/auth/signout",
        "/api/webhooks/lead-form/northside",
      ]) {
        const answer = await raw(baseURL + path, headers)
        expect(answer.status, path).toBeLessThan(500)
        expect(answer.head + answer.text, `${path} with ${JSON.stringify(headers)}`).not.toContain(
          "evil.test",
        )
      }
    }
  })

  test("and log lines are not split by what stands in an address", async ({ baseURL }) => {
    const cookie = await cookieOf(baseURL!, "auditor", "lakeview")
    for (const evil of SPLIT) {
      for (const path of [
        `/sign-in?next=${evil}`,
        `/sign-in?next=/${evil}`,
        `/leads?q=${evil}`,
        `/leads/${evil}`,
        `/f/northside?lang=${evil}&utm_source=${evil}`,
        `/f/${evil}`,
        `/api/leads?q=${evil}`,
        `/api/webhooks/${evil}/${evil}`,
        `/no-such-page/${evil}`,
      ]) {
        for (const given of [{}, { cookie }]) {
          const answer = await raw(baseURL + path, given as Record<string, string>)
          expect(answer.status, path).toBeLessThan(500)
          const names = answer.head.split("\n").filter((_, index) => index % 2 === 0)
          expect(
            names.map((name) => name.toLowerCase()),
            path,
          ).not.toContain("evil")
          expect(answer.head, path).not.toMatch(/^evil=1/m)
          expect(answer.head.split("\n").length % 2, path).toBe(0)
        }
      }
    }
    const said = readFileSync(join(process.env.ROUNDS_E2E_DATA_DIR ?? ".data", "logs", "server.log"), "utf8")
    expect(said.includes("\u001b[2J")).toBe(false)
    expect(said.split("\n").filter((line) => /^(set-cookie|location|evil):/i.test(line))).toEqual([])
  })

  test("that are broken end the conversation, and nothing is smuggled behind them", async ({ baseURL }) => {
    const hidden = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
    const broken = [
      `GET / HTTP/1.1\r\nHost: x\r\nX-A: a\x0bb\x00c\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\nX-A : b\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: x\r\n X-Folded: b\r\n\r\n${hidden}`,
      `POST /api/webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
      `POST /api/webhooks/github HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: 44\r\n\r\n${hidden}`,
      `POST /api/webhooks/github HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n${hidden}`,
      `GET http://evil.test/ HTTP/9.9\r\nHost: x\r\n\r\n`,
      `\x1b[2J\x1b[31m / HTTP/1.1\r\nHost: x\r\n\r\n`,
    ]
    for (const words of broken) {
      const heard = await speak(baseURL!, words)
      expect(heard.match(/^HTTP\/1\.1 \d+/gm) ?? [], JSON.stringify(words)).toHaveLength(heard === "" ? 0 : 1)
      expect(heard, JSON.stringify(words)).not.toMatch(/^HTTP\/1\.1 (2|5)/)
      expect(heard).not.toContain('{"status":"ok"}')
    }
    expect((await send(`${baseURL}/health`)).status).toBe(200)
  })
})

test("S18 after sign-in one lands on this site, however another is written", async ({ baseURL }) => {
  const cookie = await cookieOf(baseURL!, "auditor", "lakeview")
  const { origin } = new URL(baseURL!)
  const spellings = ELSEWHERE(baseURL!)
  expect(spellings.length).toBeGreaterThanOrEqual(30)
  const asked = spellings.flatMap((next) => [
    { next, at: `/sign-in?next=${encodeURIComponent(next)}`, cookie },
    { next, at: `/sign-in?callbackUrl=${encodeURIComponent(next)}`, cookie },
    { next, at: `/sign-in?next=${encodeURIComponent(encodeURIComponent(next))}`, cookie },
    { next, at: `/api/auth/signin?callbackUrl=${encodeURIComponent(next)}` },
    {
      next,
      at: "/api/auth/signout",
      body: new URLSearchParams({ callbackUrl: next, json: "true", csrfToken: "x" }),
    },
  ])
  await inParallel(asked, 6, async ({ next, at, cookie, body }) => {
    const answer = await send(baseURL + at, {
      method: body ? "POST" : "GET",
      cookie,
      headers: body ? { origin: baseURL! } : {},
      body,
    })
    expect(answer.status, `${at} ${next}`).toBeLessThan(500)
    if (cookie) expect(answer.status, at).toBe(307)
    if (!answer.location) return expect(answer.text, `${at} ${next}`).not.toContain("evil.test")
    // As a browser reads it: backslashes are slashes, blanks are dropped.
    expect(new URL(answer.location, baseURL).origin, `${at} ${next}`).toBe(origin)
    expect(answer.location).not.toMatch(/^\s*[\\/]{2}/)
  })
})

test.describe("S17 SQL in what is asked for", () => {
  const LISTS = ROUTES.filter(
    ({ kind, methods, id, path }) =>
      kind === "api" &&
      methods.includes("GET") &&
      !id &&
      !["/api/stream", "/api/audit/verify"].includes(path),
  ).map(({ path }) => path)
  const PARAMS = [
    "sort",
    "status",
    "classification",
    "urgency",
    "owner",
    "source",
    "cursor",
    "before",
    "since",
    "from",
    "to",
  ]
  const MORE_PARAMS = [
    "provider",
    "kind",
    "fate",
    "function",
    "actor",
    "name",
    "patient",
    "subject",
    "view",
    "key",
    "id",
  ]
  const HONEST = "nobody-is-called-this"
  const SLEEP_MS = 8_000

  test("is looked for as it is written: no error, no more rows, no waiting", async ({ baseURL, runtime }) => {
    test.setTimeout(150_000)
    const own = await makeOwnClinic(runtime, "Own clinic of S17")
    const names = ['O\'Brien; drop table "Lead"; --', "100% _under_score_ \\ back", "' or '1'='1"]
    for (const name of names) {
      await readRows(
        runtime,
        `with patient as (insert into "Patient" (id, "clinicId", name, "nameFolded", "updatedAt")
           values ($1, $2, $3, lower($3), now()))
         insert into "Lead" (id, "clinicId", "patientId", source, "updatedAt") values (gen_random_uuid(), $2, $1, 'web', now())`,
        [randomUUID(), own.id, name],
      )
    }
    const cookie = await cookieFor(baseURL!, own)
    const ask = (path: string) => send(baseURL + path, { cookie })
    const faceOf = (text: string) => text.replace(/"(requestId|at|now|asOf)":"[^"]*"/g, "")

    const searching: { path: string; nothing: string }[] = []
    for (const path of LISTS) {
      const [none, again, all] = [
        await ask(`${path}?q=${HONEST}`),
        await ask(`${path}?q=${HONEST}`),
        await ask(path),
      ]
      const [nothing, same, everything] = [none, again, all].map(({ text }) => faceOf(text))
      if (none.status !== 200 || nothing !== same) continue
      if (path === "/api/search" || nothing !== everything) searching.push({ path, nothing: nothing! })
    }
    searching.sort(({ path }) => (path === "/api/search" ? -1 : 1))
    expect(searching[0]?.path).toBe("/api/search")
    expect(searching.length).toBeGreaterThan(2)

    // Each string at every search's turn, and as one of the other parameters of one list.
    const others = [...PARAMS, ...MORE_PARAMS]
    const turn = <T>(all: readonly T[], nth: number): T => all[nth % all.length]!
    const asked = SQL.flatMap((evil, nth) => [
      { path: "/api/search", name: "q", value: `${HONEST}${evil}`, nothing: searching[0]!.nothing },
      { ...turn(searching, nth), name: "q", value: `${HONEST}${evil}` },
      { path: turn(LISTS, nth * 7 + 3), name: turn(others, nth), value: evil, nothing: null },
    ])
    let slowest = 0
    await inParallel(asked, 6, async ({ path, name, value, nothing }) => {
      const from = performance.now()
      const answer = await ask(`${path}?${name}=${encodeURIComponent(value)}`)
      slowest = Math.max(slowest, performance.now() - from)
      expect(answer.status, `${path}?${name}=${value}`).toBeLessThan(500)
      if (nothing !== null && answer.status === 200)
        expect(faceOf(answer.text), `${path}?${name}=${value}`).toBe(nothing)
    })
    expect(slowest).toBeLessThan(SLEEP_MS)

    for (const name of names) {
      const answer = await ask(`/api/search?q=${encodeURIComponent(name)}`)
      const { patients } = JSON.parse(answer.text) as { patients: { label: string }[] }
      expect(
        patients.map(({ label }) => label),
        name,
      ).toEqual([name])
    }
    const [left] = await readRows<{ leads: string | null; admins: number }>(
      runtime,
      `select to_regclass('"Lead"')::text as leads, (select count(*)::int from "Member" where "clinicId" = $1) as admins`,
      [own.id],
    )
    expect(left).toEqual({ leads: '"Lead"', admins: 1 })
  })

  test("is no id of anything", async ({ baseURL }) => {
    const cookie = await cookieOf(baseURL!, "admin")
    const routes = ROUTES.filter(({ id, methods }) => id && methods.includes("GET"))
    const some = SQL.filter((_, index) => index % 12 === 0)
    const asked = some.flatMap((evil, nth) =>
      [0, 1, 2, 3].map((step) =>
        routes[(nth * 4 + step) % routes.length]!.path.replace(/\[\w+\]/, encodeURIComponent(evil)),
      ),
    )
    await inParallel(asked, 6, async (path) => {
      const answer = await send(baseURL + path, { cookie })
      expect([400, 404], `${path}: ${answer.status}`).toContain(answer.status)
    })
  })
})
