import { expect, it } from "vitest"
import { inClinic } from "@/lib/db"
import { finishImport } from "@/lib/imports/finish"
import { startImport } from "@/lib/imports/start"
import { testDatabase } from "@/lib/testing/db"
import { importGround } from "@/lib/testing/imports"
import { describeRefusals } from "@/lib/testing/refusals"

await testDatabase()

it("of one that broke is a task for who began it, once", async () => {
  const { clinic, admin, input } = await importGround()
  await startImport(admin, input)
  await finishImport(admin, { ...input, failed: true })
  await finishImport(admin, { ...input, failed: true })
  const tasks = await inClinic(clinic.id, (tx) => tx.task.findMany({ where: { kind: "import_problem" } }))
  expect(tasks).toMatchObject([{ href: `/patients/import/${input.id}`, status: "open" }])
})

describeRefusals(finishImport, { prepare: () => importGround(), badInput: { id: 7 } })
