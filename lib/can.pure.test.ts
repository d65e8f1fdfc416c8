import { describe, expect, it } from "vitest"
import { can, PERMISSIONS, ROLES } from "@/lib/can"

describe("can", () => {
  it("allows nothing without a role", () => {
    for (const permission of PERMISSIONS) expect(can([], permission), permission).toBeNull()
  })

  it("gives the widest of several roles", () => {
    expect(can(["doctor"], "leads.read")?.scope).toBe("own")
    expect(can(["operator", "doctor"], "leads.read")?.scope).toBe("own")
    expect(can(["doctor", "coordinator"], "leads.read")?.scope).toBe("all")
    expect(can(["caregiver"], "leads.read")).toBeNull()
  })

  it("never shows an operator or auditor a message, nor lets an auditor write", () => {
    for (const role of ["operator", "auditor"] as const) {
      expect(can([role], "messages.read")).toBeNull()
      expect(can([role], "clinical.read")).toBeNull()
      expect(can([role], "leads.read")?.scope).toBe("masked")
    }
    const writes = PERMISSIONS.filter((one) => !/\.(read|export|own|verify|accesses)$/.test(one))
    // The one thing an auditor adds: whether breaking the glass was justified.
    expect(writes.filter((one) => can(["auditor"], one))).toEqual(["access.review"])
  })

  it("asks for a fresh password where the table has an S, and for a second person where it has a 2", () => {
    expect(can(["admin"], "webhooks.body")).toMatchObject({ stepUp: true, approval: false })
    expect(can(["admin"], "patients.erase")).toMatchObject({ stepUp: true, approval: true })
    expect(can(["admin"], "messages.sendBulk")).toMatchObject({ stepUp: false, approval: true })
    expect(can(["coordinator"], "patients.erase")).toMatchObject({ propose: true })
  })

  it("keeps clinical notes from admins but by break-glass", () => {
    expect(can(["admin"], "clinical.read")).toBeNull()
    expect(can(["admin"], "breakGlass")?.stepUp).toBe(true)
  })

  it("says something of every role in every row", () => {
    for (const permission of PERMISSIONS) {
      for (const role of ROLES)
        expect([null, "all", "own", "masked", "counts"]).toContain(can([role], permission)?.scope ?? null)
    }
  })
})
