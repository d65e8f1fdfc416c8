import { z } from "zod"
import type { ApprovalDetails, ApprovalKind } from "@/lib/approvals/kinds"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { startAction } from "@/lib/reruns/start"
import { BLOCKED, type FromPoint, fromText, isBlocked, runsOf } from "@/lib/reruns/words"
import { t } from "@/lib/say"
import { exact } from "@/lib/time"

const Asked = z.object({ actionId: z.uuid() })

/** What takes a second person here. The runs were written down when it was asked: those are started, no others. */
export const RERUN_APPROVALS: Record<string, ApprovalKind> = {
  "jobs.rerun": {
    name: "Rerun many runs",
    may: "runs.rerun",
    idsOnly: true,
    async do(tx, ctx, input) {
      const { actionId } = Asked.parse(input)
      const approval = await tx.approval.findFirst({
        where: { kind: "jobs.rerun", subjectId: actionId },
        orderBy: { createdAt: "desc" },
        select: { reason: true },
      })
      return startAction(tx, ctx, actionId, approval?.reason)
    },
    async ended(tx, ctx, input) {
      const { actionId } = Asked.parse(input)
      const { count } = await tx.rerunAction.updateMany({
        where: { id: actionId, status: "waiting" },
        data: { status: "denied", finishedAt: ctx.now },
      })
      if (count > 0)
        await tx.rerunItem.updateMany({
          where: { actionId, outcome: "waiting" },
          data: { outcome: "cancelled", finishedAt: ctx.now },
        })
    },
    details,
    links: (input) => [{ label: "See the runs", href: `/jobs/reruns/${Asked.parse(input).actionId}` }],
  },
}

async function details(tx: Tx, ctx: Ctx, input: unknown): Promise<ApprovalDetails> {
  const { actionId } = Asked.parse(input)
  const action = (await tx.rerunAction.findFirst({ where: { id: actionId } })) ?? fail("not_found")
  const functions = await tx.$queryRaw<{ functionId: string; runs: number; patients: number }[]>`
    select run."functionId", count(*)::int as runs, count(distinct run."patientId")::int as patients
    from "RerunItem" item join "Run" run on run.id = item."runId"
    where item."actionId" = ${actionId}::uuid and item.outcome <> 'skipped' group by 1 order by 2 desc, 1`
  const left = await tx.rerunItem.groupBy({
    by: ["reason"],
    where: { actionId, outcome: "skipped" },
    _count: true,
  })
  const patients = functions.reduce((sum, one) => sum + one.patients, 0)
  return {
    rows: [
      { term: t("Runs"), value: functions.map((one) => `${one.functionId}: ${one.runs}`).join(", ") },
      { term: t("Begins"), value: fromText(action.fromPoint as FromPoint, action.fromStep) },
      ...(patients > 0 ? [{ term: t("Patients touched"), value: t("at most {n}", { n: patients }) }] : []),
      {
        term: t("Done before"),
        value: action.repeatEffects
          ? t("Is done ONCE MORE: asked for in words. Patients may get a message twice.")
          : t("Found by its key, and not done twice."),
      },
      ...(action.cutOffAt
        ? [{ term: t("Ended until"), value: exact(action.cutOffAt, ctx.clinic.timeZone) }]
        : []),
      ...left.map((one) => ({
        term: t("Left out"),
        value: `${runsOf(one._count)}: ${one.reason && isBlocked(one.reason) ? t(BLOCKED[one.reason]) : t("other reasons")}`,
      })),
    ],
    patientIds: [],
  }
}
