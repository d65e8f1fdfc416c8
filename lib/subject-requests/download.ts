import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { isId, newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { unseal } from "@/lib/seal"
import { requireMember } from "@/lib/subject-requests/reach"
import { DownloadInput } from "@/lib/subject-requests/schema"
import { calendarDay } from "@/lib/time"

export type Copy = { bytes: Buffer; fileName: string; type: string }

/** A copy of somebody's data leaves: with a fresh password, and recorded each time. */
export const downloadExport = command({
  name: "subjectRequests.download",
  may: "patients.export",
  input: DownloadInput,
  async run({ ctx, tx, input: { id, format } }) {
    const memberId = requireMember(ctx)
    const found = isId(id) ? await tx.subjectExport.findUnique({ where: { id } }) : null
    if (!found) return fail("not_found")
    const sealed = format === "json" ? found.json : found.pdf
    const isOver = found.expiresAt !== null && found.expiresAt <= ctx.now
    if (found.status !== "ready" || !sealed || isOver)
      return fail("wrong_state", { sentence: "This copy is no longer there. Have a new one made." })
    await tx.subjectExportDownload.create({
      data: { id: newId(), clinicId: ctx.clinicId, exportId: id, memberId, format, at: ctx.now },
    })
    const text = unseal(sealed, id)
    const value: Copy = {
      bytes: format === "json" ? Buffer.from(text) : Buffer.from(text, "base64"),
      fileName: `personal-data-${calendarDay(ctx.now, ctx.clinic.timeZone)}-${id.slice(-8)}.${format}`,
      type: format === "json" ? "application/json; charset=utf-8" : "application/pdf",
    }
    const downloaded = fact("subject_request.downloaded", found.requestId, {
      patientId: found.patientId,
      after: { exportId: id, format },
    })
    return { value, facts: [downloaded] }
  },
})
