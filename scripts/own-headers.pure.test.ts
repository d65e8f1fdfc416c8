import type { IncomingHttpHeaders } from "node:http"
import { describe, expect, it } from "vitest"
import { isId } from "@/lib/ids"
import { setOwnHeaders } from "./own-headers"

const ours = (given: IncomingHttpHeaders): IncomingHttpHeaders => {
  const headers = { ...given }
  setOwnHeaders(headers, "192.0.2.1")
  return headers
}
const asks = (tree: unknown): IncomingHttpHeaders => ({
  rsc: "1",
  "next-router-state-tree": encodeURIComponent(JSON.stringify(tree)),
})
const PAGE = { children: ["(console)", { children: ["webhooks", { children: ["__PAGE__", {}] }] }] }

describe("the headers that are ours", () => {
  it("are never the client's", () => {
    const claimed = "01900000-0000-7000-8000-000000000000"
    const headers = ours({
      "x-request-id": claimed,
      "x-rounds-path": "/leads",
      "x-rounds-peer": "203.0.113.9",
      "x-rounds-unasked": "1",
      "x-middleware-subrequest": "proxy",
      "x-middleware-prefetch": "1",
      "x-invoke-path": "/audit",
      "x-matched-path": "/audit",
      "x-nextjs-data": "1",
      "x-prerender-revalidate": "1",
      "x-next-resume-state-length": "4",
    })
    expect(headers["x-request-id"]).not.toBe(claimed)
    expect(isId(String(headers["x-request-id"]))).toBe(true)
    expect(headers).toEqual({ "x-request-id": headers["x-request-id"], "x-rounds-peer": "192.0.2.1" })
  })

  it.each([
    ["a prefetch of the browser", { "sec-purpose": "prefetch;prerender" }],
    ["a prefetch of the router", { rsc: "1", "next-router-prefetch": "1" }],
    ["a page that repaints itself", asks(["", PAGE, null, "refetch", 16])],
  ])("say of %s that nobody asked", (_, headers) => {
    expect(ours(headers)["x-rounds-unasked"]).toBe("1")
  })

  it.each([
    ["a document", {}],
    [
      "a step to another page",
      asks(["", { children: ["(console)", { children: ["jobs", {}, null, "refetch"] }] }]),
    ],
    ["a step to a page not seen yet", asks(["", {}, null, "refetch"])],
    ["what is no tree", { rsc: "1", "next-router-state-tree": "%%%" }],
    ["a tree in a request for a document", { ...asks(["", PAGE, null, "refetch"]), rsc: undefined }],
    ["no list", asks({ 3: "refetch" })],
  ])("say nothing of %s", (_, headers) => {
    expect(ours(headers as IncomingHttpHeaders)["x-rounds-unasked"]).toBeUndefined()
  })
})
