import { expect, it } from "vitest"
import { can, PERMISSIONS, ROLES } from "@/lib/can"
import { asClinicId, type Ctx, grantOf, isUnmasked } from "@/lib/ctx"
import { newId } from "@/lib/ids"
import { addMs, MINUTE_MS, now } from "@/lib/time"

const at = now()
const soon = addMs(at, MINUTE_MS)
const ctxOf = (roles: Ctx["roles"], more: Partial<Ctx> = {}): Ctx => ({
  requestId: newId(),
  now: at,
  actor: { kind: "member", userId: newId(), memberId: newId(), name: "x", sessionId: newId() },
  clinicId: asClinicId(newId()),
  clinic: { slug: "x", name: "x", timeZone: "UTC" },
  roles,
  ...more,
})

it("is the table's where no glass is broken, or no longer is", () => {
  for (const role of ROLES)
    for (const permission of PERMISSIONS) {
      expect(grantOf(ctxOf([role]), permission)).toEqual(can([role], permission))
      expect(grantOf(ctxOf([role], { breakGlassUntil: at }), permission)).toEqual(can([role], permission))
    }
})

it("opens reading of the whole clinic, for doctor and admin, and never a change", () => {
  const widened = (role: (typeof ROLES)[number]) =>
    PERMISSIONS.filter(
      (one) =>
        JSON.stringify(grantOf(ctxOf([role], { breakGlassUntil: soon }), one)) !==
        JSON.stringify(can([role], one)),
    )
  for (const role of ROLES) {
    const opened = widened(role)
    expect(opened.filter((one) => !one.endsWith(".read"))).toEqual([])
    if (role !== "doctor" && role !== "admin") expect(opened, role).toEqual([])
    for (const one of opened)
      expect(grantOf(ctxOf([role], { breakGlassUntil: soon }), one)?.scope).toBe("all")
  }
  expect(widened("doctor")).toEqual(expect.arrayContaining(["leads.read", "messages.read", "patients.read"]))
  expect(widened("admin")).toEqual(["clinical.read"])
})

it("shows one patient's name to whom may unmask, until its time", () => {
  const patientId = newId()
  const unmasked = [{ patientId, until: soon }]
  expect(isUnmasked(ctxOf(["operator"], { unmasked }), patientId)).toBe(true)
  expect(isUnmasked(ctxOf(["operator"], { unmasked }), newId())).toBe(false)
  expect(isUnmasked(ctxOf(["operator"], { unmasked, now: soon }), patientId)).toBe(false)
  expect(isUnmasked(ctxOf(["auditor"], { unmasked }), patientId)).toBe(false)
})
