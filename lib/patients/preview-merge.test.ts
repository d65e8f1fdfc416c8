import { expect, it } from "vitest"
import { recordConsent } from "@/lib/consents/record"
import { inClinic } from "@/lib/db"
import { newId } from "@/lib/ids"
import { previewMerge } from "@/lib/patients/preview-merge"
import { testDatabase } from "@/lib/testing/db"
import { patientGround, snapshot } from "@/lib/testing/patients"
import { describeRefusals } from "@/lib/testing/refusals"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()

const ground = async () => {
  const made = await patientGround({ birthDate: "1984-05-30", language: "ro" }, { language: "en" })
  return { ...made, input: { keptId: made.patient.id, mergedId: made.second.id } }
}

it("shows both sides, what they do not agree on, and which decision would stand; and changes nothing", async () => {
  const { clinic, ctxFor, input, patient, second } = await ground()
  const admin = ctxFor(["admin"])
  const decide = (patientId: string, status: "granted" | "withdrawn", days: number) =>
    inClinic(clinic.id, (tx) =>
      recordConsent(tx, admin, {
        patientId,
        purpose: "marketing_whatsapp",
        status,
        source: "member",
        decidedAt: addMs(now(), -days * DAY_MS),
        effectKey: newId(),
      }),
    )
  await decide(patient.id, "granted", 9)
  await decide(second.id, "withdrawn", 2)
  const before = await snapshot(clinic.id, [patient.id, second.id])
  expect(await previewMerge(admin, input)).toMatchObject({
    kept: { name: "Ana Ionescu", birthDate: "1984-05-30", contacts: [{ channel: "whatsapp" }] },
    merged: { name: "Ana Ionescu-Pop", birthDate: null },
    conflicts: ["name", "language"],
    consents: [{ purpose: "marketing_whatsapp", status: "withdrawn", of: "merged" }],
    propose: false,
  })
  expect(await snapshot(clinic.id, [patient.id, second.id])).toEqual(before)
})

describeRefusals(previewMerge, { prepare: ground, badInput: { keptId: 7 } })
