import { can, ROLES, type Role } from "@/lib/can"
import { ROUTES, type Route } from "@/lib/routes"
import { expect, test } from "./fixtures"
import { type Answer, cookieOf, sampleIds, send } from "./members"

/** Roles × routes × whose id, generated from lib/routes.ts: the answer's status is what lib/can.ts says. */
const MEMBER_ROUTES = ROUTES.filter((route) => route.may)
const UNKNOWN = { uuid: "01900000-0000-7000-8000-000000000000", word: "no-such-id" }

type Ids = Awaited<ReturnType<typeof sampleIds>>
const at = (route: Route, id?: string) => (id ? route.path.replace(/\[\w+\]/, id) : route.path)

/** Without what differs between any two answers: ids, instants, nonces. */
const faceOf = ({ text }: Answer, id: string): string =>
  text
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replaceAll(id, "ID")
    .replace(/nonce="[^"]*"|"requestId":"[^"]*"|\d{4}-\d\d-\d\dT[\d:.]+Z/g, "…")

let own: Ids
let other: Ids
test.beforeAll(async () => {
  own = await sampleIds("northside")
  other = await sampleIds("lakeview")
})

/** What a role may expect of the clinic's own: 200, and where it sees only its own part, 404 too. */
function expected(role: Role, route: Route): number[] {
  const grant = can([role], route.may!)
  if (!grant) return [403]
  if (route.path === "/settings") return [307]
  return route.id && grant.scope === "own" ? [200, 404] : [200]
}

for (const role of ROLES) {
  test(`as ${role} every route answers what the table says`, async ({ baseURL }) => {
    const cookie = await cookieOf(baseURL!, role)
    for (const route of MEMBER_ROUTES) {
      const answer = await send(baseURL + at(route, route.id && own[route.id]), { cookie })
      expect(expected(role, route), `${role} at ${route.path}: ${answer.status}`).toContain(answer.status)
      if (!route.id) continue
      const absent = can([role], route.may!) ? 404 : 403
      const foreign = await send(baseURL + at(route, other[route.id]), { cookie })
      const unknown = await send(baseURL + at(route, UNKNOWN.uuid), { cookie })
      const word = await send(baseURL + at(route, UNKNOWN.word), { cookie })
      expect([foreign.status, unknown.status, word.status], `${role} at ${route.path} of nobody`).toEqual([
        absent,
        absent,
        absent,
      ])
      expect(faceOf(foreign, other[route.id]), `${role} at another clinic's ${route.path}`).toBe(
        faceOf(unknown, UNKNOWN.uuid),
      )
    }
  })
}

test("signed out: pages go to sign-in and come back, JSON is 401, whoever's id it is", async ({
  baseURL,
}) => {
  for (const route of MEMBER_ROUTES) {
    const ids = route.id ? [own[route.id], other[route.id], UNKNOWN.uuid] : [undefined]
    for (const id of ids) {
      for (const cookie of [undefined, `rounds-${new URL(baseURL!).port}.session-token=${"A".repeat(43)}`]) {
        const answer = await send(baseURL + at(route, id), { cookie })
        if (route.kind === "page") {
          expect(answer.status, at(route, id)).toBe(307)
          const path = at(route, id)
          expect(answer.location).toBe(
            path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`,
          )
        } else {
          expect(answer.status, at(route, id)).toBe(401)
          expect(JSON.parse(answer.text)).toMatchObject({ error: { code: "signed_out" } })
        }
      }
    }
  }
})

test("methods that are not listed are refused, not served", async ({ baseURL }) => {
  const cookie = await cookieOf(baseURL!, "admin")
  for (const route of MEMBER_ROUTES.filter((one) => one.kind === "api")) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      if (route.methods.includes(method)) continue
      const url = baseURL + at(route, route.id && own[route.id])
      expect(
        (await send(url, { method, cookie, headers: { origin: baseURL! } })).status,
        `${method} ${url}`,
      ).toBe(405)
    }
  }
})
