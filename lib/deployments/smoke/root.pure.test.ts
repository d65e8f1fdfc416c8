import { expect, it } from "vitest"
import type { Asker } from "@/lib/deployments/smoke/target"
import { root } from "@/lib/deployments/smoke/tests-of-state"

const ask =
  (leadsTo: Record<string, string>): Asker =>
  async (path) => {
    const location = leadsTo[path]
    const headers: Record<string, string> = location ? { location } : {}
    return {
      status: location ? 302 : 200,
      headers,
      body: Buffer.from(""),
      text: "",
      ms: 1,
    }
  }
const target = {
  baseUrl: "https://console.example.org",
  healthPath: "/health",
  livePath: "/live",
  versionPath: "/version",
  smoke: {},
}
const opens = async (leadsTo: Record<string, string>) =>
  (await root({ ask: ask(leadsTo), target, expected: undefined })).outcome

it("follows the front door within its host, and does not believe what lies behind it elsewhere", async () => {
  expect(await opens({})).toBe("pass")
  expect(await opens({ "/": "/sign-in" })).toBe("pass")
  expect(await opens({ "/": "https://www.example.org/" })).toBe("warn")
  expect(await opens({ "/": "http://console.example.org/in" })).toBe("fail")
  expect(await opens({ "/": "http://parked.example/" })).toBe("fail")
  expect(await opens({ "/": "/a", "/a": "/" })).toBe("fail")
})
