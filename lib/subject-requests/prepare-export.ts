import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { mustBe, requestForChange, requireMember } from "@/lib/subject-requests/reach"
import { PrepareExportInput } from "@/lib/subject-requests/schema"
import { EXPORT_VERSION } from "@/lib/subject-requests/words"

/** Asks for everything held about the person as JSON and PDF. While one is being made, that one is it. */
export const prepareExport = command({
  name: "subjectRequests.prepareExport",
  may: "patients.export",
  input: PrepareExportInput,
  async run({ ctx, tx, input: { id, language } }) {
    const askedById = requireMember(ctx)
    const request = await requestForChange(tx, id)
    if (request.kind !== "access" && request.kind !== "portability")
      fail("wrong_state", { sentence: "They asked for something else." })
    mustBe(request, "in_progress")
    const making = await tx.subjectExport.findFirst({
      where: { requestId: id, status: "queued" },
      select: { id: true },
    })
    if (making) return { value: { exportId: making.id }, facts: [] }
    const { patientId } = request
    const exportId = newId()
    await tx.subjectExport.create({
      data: {
        id: exportId,
        clinicId: ctx.clinicId,
        requestId: id,
        patientId,
        language,
        version: EXPORT_VERSION,
        askedById,
        createdAt: ctx.now,
      },
    })
    const asked = fact("subject_request.export_asked", id, { patientId, after: { exportId, language } })
    return {
      value: { exportId },
      facts: [asked],
      events: [
        { name: "subject_request.export_asked", data: { clinicId: ctx.clinicId, exportId, patientId } },
      ],
    }
  },
})
