import { describe, expect, it } from "vitest"
import type { Role } from "@/lib/can"
import { type Beginning, beginningOf, PARTS } from "./parts"

describe("what Today begins with", () => {
  const cases: [Role[], Beginning][] = [
    [["operator"], "software"],
    [["operator", "admin"], "software"],
    [["operator", "doctor"], "patients"],
    [["admin"], "promises"],
    [["admin", "frontdesk"], "patients"],
    [["admin", "auditor"], "promises"],
    [["auditor"], "trust"],
    [["coordinator"], "patients"],
    [["caregiver"], "patients"],
  ]
  it.each(cases)("%s: %s", (roles, beginning) => expect(beginningOf(roles)).toBe(beginning))

  it("leaves no part out for anybody, and draws none twice", () => {
    const all = [...PARTS.patients].sort()
    for (const parts of Object.values(PARTS)) expect([...parts].sort()).toEqual(all)
  })
})
