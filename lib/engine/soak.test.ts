import { describe, expect, it } from "vitest"
import { soak } from "@/lib/testing/soak"

describe("soak: three workers, killed and frozen, the database crashed in the middle", () => {
  it("every run ends once, nothing remembered begins again, late results are dropped", async () => {
    const runs = 12
    const verdict = await soak({ runs, kills: 2, restarts: 1, freezes: 1 })
    expect(verdict).toMatchObject({
      runs: {
        "soak completed": runs,
        "soak-child completed": runs,
        "soak-racer completed": runs,
        "soak-told completed": runs,
      },
      left: { jobs: 0, waits: 0, open: 0 },
      again: [],
      foreign: 0,
    })
    expect(verdict.begun).toBeGreaterThan(runs * 9)
  }, 300_000)
})
