import { afterAll, expect, it } from "vitest"
import { closeDb, inClinic } from "@/lib/db"
import { downloadExport } from "@/lib/subject-requests/download"
import { finishRequest } from "@/lib/subject-requests/finish"
import { failExport, makeExport } from "@/lib/subject-requests/make-export"
import { prepareExport } from "@/lib/subject-requests/prepare-export"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { requestGround } from "@/lib/testing/requests"
import { addMs, DAY_MS, now } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

it("makes one copy at a time, sealed, hands it over on record, and is finished after it", async () => {
  const made = await requestGround("access")
  const { admin, id, clinic } = made
  await expect(finishRequest(admin, { id })).rejects.toMatchObject({ code: "wrong_state" })
  const { exportId } = await prepareExport(admin, { id, language: "ro" })
  expect(await prepareExport(admin, { id, language: "ro" })).toEqual({ exportId })
  await expect(downloadExport(admin, { id: exportId, format: "json" })).rejects.toMatchObject({
    code: "wrong_state",
  })
  expect(await makeExport(admin, { id: exportId })).toMatchObject({ status: "ready" })
  expect(await makeExport(admin, { id: exportId })).toMatchObject({ status: "ready" })
  const json = await downloadExport(admin, { id: exportId, format: "json" })
  const data = JSON.parse(json.bytes.toString())
  expect(data).toMatchObject({ schema: "rounds.personal-data", version: 1 })
  expect(data.sections.records).toMatchObject([{ name: "Ana Ionescu" }])
  const pdf = await downloadExport(admin, { id: exportId, format: "pdf" })
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-")
  const copies = await inClinic(clinic.id, (tx) => tx.subjectExportDownload.count())
  expect(copies).toBe(2)
  await finishRequest(admin, { id, note: "By hand" })
  const facts = await made.factsOf()
  await finishRequest(admin, { id, note: "By hand" })
  expect(await made.factsOf()).toEqual(facts)
  const late = { ...admin, now: addMs(now(), 31 * DAY_MS), steppedUpAt: addMs(now(), 31 * DAY_MS) }
  await expect(downloadExport(late, { id: exportId, format: "pdf" })).rejects.toMatchObject({
    code: "wrong_state",
  })
})

const queued = async () => {
  const made = await requestGround("access")
  const { exportId } = await prepareExport(made.admin, { id: made.id, language: "en" })
  return { ...made, input: { id: exportId } }
}
describeRefusals(makeExport, { prepare: queued })
describeRefusals(failExport, { prepare: queued })
