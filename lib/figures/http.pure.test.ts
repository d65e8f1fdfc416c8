import { expect, it } from "vitest"
import { held } from "@/lib/figures/count"
import { noteRequest, routeOf } from "@/lib/figures/http"
import { ROUTES } from "@/lib/routes"

const id = "0190c0de-0000-7000-8000-0000000000aa"

it("names addresses as the route table does, so that no id becomes a label", () => {
  expect(routeOf("/")).toBe("/")
  expect(routeOf(`/leads/${id}`)).toBe("/leads/[id]")
  expect(routeOf(`/api/leads/${id}/timeline`)).toBe("/api/leads/[id]/timeline")
  expect(routeOf("/jobs/functions/retention")).toBe("/jobs/functions/[id]")
  expect(routeOf("/api/webhooks/whatsapp/northside")).toBe("/api/webhooks/[provider]/[[...clinic]]")
  expect(routeOf("/api/webhooks/whatsapp")).toBe("/api/webhooks/[provider]/[[...clinic]]")
  expect(routeOf("/api/v1/what/is/this")).toBe("/api/v1/[...rest]")
  expect(routeOf("/_next/static/x.js")).toBe("(assets)")
  expect(routeOf("/icons/sprite-1a.svg")).toBe("(assets)")
  expect(routeOf("/f/northside/embed.js")).toBe("/f/[clinic]/embed.js")
  expect(routeOf(`/wp-admin/${id}`)).toBe("(unknown)")
})

it("finds every listed address by an example of it", () => {
  for (const { path } of ROUTES) {
    const example = path.replace(/\/\[\[\.\.\.\w+\]\]/g, "").replace(/\[\.\.\.\w+\]|\[\w+\]/g, "x-9")
    expect(routeOf(example), example).toBe(path === "/api/[...rest]" ? path : path)
  }
})

it("counts what anybody sends under few labels", () => {
  held.own.clear()
  held.http.clear()
  for (let n = 0; n < 500; n++)
    noteRequest({ url: `/nowhere/${n}?q=${n}`, method: `M${n}`, status: 404, seconds: 0.01, atMs: 60_000 })
  expect([...held.own.keys()].filter((key) => key.startsWith("http_requests_total"))).toEqual([
    'http_requests_total route="(unknown)",method="OTHER",status="404"',
  ])
  expect(held.http.size).toBe(0)
})

it("holds the API's errors and times by the minute, without what stays open on purpose", () => {
  held.http.clear()
  const ask = (url: string, status: number, seconds: number) =>
    noteRequest({ url, method: "GET", status, seconds, atMs: 125_000 })
  ask("/api/leads", 200, 0.02)
  ask("/api/leads?q=x", 500, 0.7)
  ask("/api/stream", 200, 600)
  ask("/leads", 500, 1)
  expect([...held.http]).toEqual([[2, expect.objectContaining({ requests: 2, errors: 1 })]])
})
