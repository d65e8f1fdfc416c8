import { APPROVAL_KINDS } from "@/lib/approvals/kinds"
import { requestApproval } from "@/lib/approvals/request"
import type { Permission, Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact, record } from "@/lib/facts"
import { ctxOf, memberOf } from "@/lib/testing/ctx"
import { type MadeClinic, makeClinic, makeMember } from "@/lib/testing/factory"
import { addLead } from "@/lib/testing/lead-ground"

export const TEST_KIND = "test.rename"

/** A kind that renames a patient, and can be told to fail after it did. */
export function registerTestKind(may: Permission = "patients.merge"): void {
  APPROVAL_KINDS[TEST_KIND] = {
    name: "Rename a patient",
    may,
    async do(tx, _ctx, input) {
      const { patientId, name, fails } = input as {
        patientId: string
        name: string
        fails?: "known" | "unknown"
      }
      await tx.patient.update({ where: { id: patientId }, data: { name } })
      if (fails === "known") fail("conflict", { sentence: "The record has changed since." })
      if (fails === "unknown") await tx.$executeRaw`select no_such_column from "Patient"`
      return {
        value: null,
        facts: [fact("patient.renamed", patientId, { patientId, after: { done: true } })],
      }
    },
    links: (input) => [
      { label: "The patient", href: `/patients/${(input as { patientId: string }).patientId}` },
    ],
  }
}

export type Asked = {
  clinic: MadeClinic
  approvalId: string
  patientId: string
  requester: Ctx
  /** Another member than the one who asked. */
  ctxFor(roles: readonly Role[]): Ctx
  strangerFor(roles: readonly Role[]): Ctx
}

/** A question that a front desk member asked. */
export async function asked(given: { fails?: "known" | "unknown"; at?: Date } = {}): Promise<Asked> {
  registerTestKind()
  const clinic = await makeClinic()
  const { patientId } = await addLead(clinic.id, { name: "Before" })
  const requester = ctxOf(clinic, await makeMember(clinic.id, ["frontdesk"]), { now: given.at })
  const approvalId = await ask(requester, patientId, given.fails)
  const strangerFor = await memberOf(await makeClinic())
  return { clinic, approvalId, patientId, requester, ctxFor: await memberOf(clinic), strangerFor }
}

export const ask = (ctx: Ctx, patientId: string, fails?: string): Promise<string> =>
  inClinic(ctx.clinicId, async (tx) => {
    const { approvalId, facts } = await requestApproval(tx, ctx, {
      kind: TEST_KIND,
      input: { patientId, name: "After", ...(fails && { fails }) },
      summary: "Give a patient another name",
      subjectId: patientId,
      patientId,
      reason: "Married",
    })
    await record(tx, ctx, facts)
    return approvalId
  })

/** What stands in the database about it. */
export const standing = ({ clinic, approvalId, patientId }: Asked) =>
  inClinic(clinic.id, async (tx) => ({
    approval: await tx.approval.findUniqueOrThrow({ where: { id: approvalId } }),
    patient: await tx.patient.findUniqueOrThrow({ where: { id: patientId } }),
    task: await tx.task.findFirstOrThrow({ where: { effectKey: `approval:${approvalId}` } }),
    notices: await tx.notification.findMany({ where: { subjectId: approvalId } }),
    facts: await tx.fact.findMany({
      where: { OR: [{ subjectId: approvalId }, { patientId }] },
      orderBy: { seq: "asc" },
    }),
  }))
