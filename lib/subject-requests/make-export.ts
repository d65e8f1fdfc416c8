import { z } from "zod"
import { can, type Role } from "@/lib/can"
import { fail } from "@/lib/errors"
import { type Fact, fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { seal } from "@/lib/seal"
import { collect } from "@/lib/subject-requests/collect"
import { personalPdf } from "@/lib/subject-requests/pdf"
import { EXPORT_DAYS, type ExportLanguage } from "@/lib/subject-requests/words"
import { makeTask } from "@/lib/tasks/make"
import { addMs, DAY_MS } from "@/lib/time"

/** Makes both copies and seals them; made once, whatever runs it again. */
export const makeExport = command({
  name: "subjectRequests.makeExport",
  may: "patients.export",
  input: z.object({ id: z.string().max(64) }),
  async run({ ctx, tx, input: { id } }) {
    const found = isId(id) ? await tx.subjectExport.findUnique({ where: { id } }) : null
    if (!found) return fail("not_found")
    if (found.status !== "queued") return { value: { id, status: found.status }, facts: [] }
    const data = await collect(tx, ctx, found.patientId)
    const json = JSON.stringify(data, null, 2)
    const pdf = await personalPdf(ctx.clinic, data, found.language as ExportLanguage)
    const counts = Object.fromEntries(
      Object.entries(data.sections).flatMap(([name, rows]) => (rows.length ? [[name, rows.length]] : [])),
    )
    await tx.subjectExport.update({
      where: { id },
      data: {
        status: "ready",
        json: seal(json, id),
        pdf: seal(pdf.toString("base64"), id),
        jsonBytes: Buffer.byteLength(json),
        pdfBytes: pdf.length,
        counts,
        readyAt: ctx.now,
        expiresAt: addMs(ctx.now, EXPORT_DAYS * DAY_MS),
      },
    })
    const facts: Fact[] = [
      fact("subject_request.export_ready", found.requestId, {
        patientId: found.patientId,
        after: { exportId: id, sections: Object.keys(counts).length },
      }),
    ]
    const asker = found.askedById
      ? await tx.member.findUnique({ where: { id: found.askedById }, select: { id: true, roles: true } })
      : null
    if (asker && can(asker.roles as Role[], "tasks.read")) {
      const task = await makeTask(tx, ctx, {
        kind: "subject_request",
        title: "A copy of somebody's data is ready to be handed over",
        why: "It can be downloaded for 30 days.",
        dueAt: addMs(ctx.now, 7 * DAY_MS),
        owner: { memberId: asker.id },
        patientId: found.patientId,
        href: `/consents/requests/${found.requestId}`,
        source: "run",
        sourceId: found.requestId,
        effectKey: `subject_export:${id}`,
      })
      facts.push(...task.facts)
    }
    return { value: { id, status: "ready" }, facts }
  },
})

export const failExport = command({
  name: "subjectRequests.failExport",
  may: "patients.export",
  input: z.object({ id: z.string().max(64) }),
  async run({ ctx: _, tx, input: { id } }) {
    const found = isId(id) ? await tx.subjectExport.findUnique({ where: { id } }) : null
    if (!found) return fail("not_found")
    const { count } = await tx.subjectExport.updateMany({
      where: { id, status: "queued" },
      data: { status: "failed", failure: "not_made" },
    })
    const { requestId, patientId } = found
    return {
      value: { id },
      facts: count
        ? [fact("subject_request.export_failed", requestId, { patientId, after: { exportId: id } })]
        : [],
    }
  },
})
