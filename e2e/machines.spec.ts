import { expect, test } from "./fixtures"

test.describe("what a load balancer asks", () => {
  for (const prefix of ["", "/api/v1"]) {
    test(`health, version and metrics under "${prefix}/"`, async ({ request }) => {
      for (const path of ["/health", "/health/live"]) {
        const answer = await request.get(`${prefix}${path}`)
        expect(answer.status()).toBe(200)
        expect(await answer.json()).toEqual({ status: "ok" })
      }
      const ready = await request.get(`${prefix}/health/ready`)
      expect(ready.status()).toBe(200)
      const { status, checks } = await ready.json()
      expect(status, JSON.stringify(checks)).toBe("ok")
      expect(await (await request.get(`${prefix}/version`)).json()).toMatchObject({
        service: "rounds",
        nodeEnv: "production",
      })
      expect(await (await request.get(`${prefix}/metrics`)).text()).toContain("rounds_ready 1")
    })
  }
})

test("an address that is not there is said as an error, and to machines as a problem document", async ({
  request,
}) => {
  const id = "01900000-0000-7000-8000-000000000000"
  const headers = { "x-request-id": id }
  const plain = await request.get("/api/nothing/here", { headers })
  expect(plain.status()).toBe(404)
  expect(await plain.json()).toMatchObject({ error: { code: "not_found", requestId: expect.any(String) } })
  for (const path of ["/api/v1/nothing", "/api/v1/bench-empty"]) {
    const problem = await request.post(path, { headers, data: {} })
    expect(problem.status(), path).toBe(404)
    expect(problem.headers()["content-type"], path).toContain("application/problem+json")
    const said = await problem.json()
    expect(said, path).toMatchObject({ type: "urn:rounds:error:not_found", status: 404, code: "not_found" })
    // The id in our log lines is ours, also where proxy.ts does not stand before.
    expect(said.requestId, path).not.toBe(id)
  }
})
