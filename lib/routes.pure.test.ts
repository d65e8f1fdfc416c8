import { describe, expect, it } from "vitest"
import type { Route } from "@/lib/routes"
import { pathOf, type RouteFile, readRouteFiles, routeProblems } from "@/lib/routes-check"

it("the table lists every page and route under app/, and nothing else", () => {
  expect(routeProblems(readRouteFiles())).toEqual([])
})

it("a file's path is its address, groups left out", () => {
  expect(pathOf("(console)/leads/[id]/page.tsx")).toBe("/leads/[id]")
  expect(pathOf("(console)/page.tsx")).toBe("/")
  expect(pathOf("api/webhooks/[provider]/[[...clinic]]/route.ts")).toBe(
    "/api/webhooks/[provider]/[[...clinic]]",
  )
})

describe("the check finds", () => {
  const page: RouteFile = { file: "(console)/x/page.tsx", text: 'await requireCtx("leads.read")' }
  const api: RouteFile = {
    file: "api/x/route.ts",
    text: 'import { route } from "@/lib/web/route"\nexport const GET = route()',
  }
  const listed: Route[] = [
    { path: "/x", kind: "page", methods: ["GET"], may: "leads.read" },
    { path: "/api/x", kind: "api", methods: ["GET"], may: "leads.read" },
  ]
  it("nothing wrong with a true table", () => expect(routeProblems([page, api], listed)).toEqual([]))

  it.each<[string, RouteFile[], Route[], RegExp]>([
    [
      "a page that is not listed",
      [page, api],
      listed.slice(1),
      /app\/\(console\)\/x\/page\.tsx is not in .* add page\("\/x"/,
    ],
    ["a route that is not listed", [page, api], listed.slice(0, 1), /add api\("\/api\/x"/],
    ["an address that is gone", [page], listed, /\/api\/x, which no file/],
    ["an address listed twice", [page, api], [...listed, listed[0]!], /\/x twice/],
    [
      "a page that asks nobody",
      [{ ...page, text: "" }, api],
      listed,
      /must begin with requireCtx\("leads\.read"\)/,
    ],
    [
      "a page that asks for less",
      [{ ...page, text: 'requireCtx("session.own")' }, api],
      listed,
      /must begin with/,
    ],
    [
      "a route that goes round the adapter",
      [page, { ...api, text: "export const GET = 1" }],
      listed,
      /through route\(\)/,
    ],
    [
      "a method that is not listed",
      [page, { ...api, text: `${api.text}\nexport async function POST() {}` }],
      listed,
      /takes GET, the file exports GET, POST/,
    ],
    [
      "an id of nobody knows whom",
      [{ ...page, file: "(console)/x/[id]/page.tsx" }],
      [{ path: "/x/[id]", kind: "page", methods: ["GET"], may: "leads.read" }],
      /say whose/,
    ],
  ])("%s", (_, files, routes, message) => {
    expect(routeProblems(files, routes).join("\n")).toMatch(message)
  })
})
