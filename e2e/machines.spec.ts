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
