import { isDeepStrictEqual } from "node:util"
import { requireMember } from "@/lib/approvals/reach"
import { requestApproval } from "@/lib/approvals/request"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import type { Fact } from "@/lib/facts"
import type { Prisma, RerunAction } from "@/lib/generated/prisma/client"
import { newId } from "@/lib/ids"
import { inLanguage } from "@/lib/language/store"
import { command, type Done } from "@/lib/operation"
import { editedInput } from "@/lib/reruns/editable"
import { countBy, type Plan, planRerun } from "@/lib/reruns/plan"
import { type RequestedRerun, type RequestRerun, RequestRerunInput } from "@/lib/reruns/schema"
import { wanted } from "@/lib/reruns/selection"
import { startAction } from "@/lib/reruns/start"
import { fromText, type RerunStatus, runsOf, SEND_AGAIN } from "@/lib/reruns/words"
import { t } from "@/lib/say"

/**
 * These runs again, as one named action. What is taken is decided here and kept, run by run: what was agreed is what is
 * done. Up to twenty of a function within the hour start at once; for more a second person has to agree.
 */
export const requestRerun = command({
  name: "reruns.request",
  may: "runs.rerun",
  input: RequestRerunInput,
  async run({ ctx, tx, input, grant }): Promise<Done<RequestedRerun>> {
    const memberId = requireMember(ctx)
    const repeatEffects = wantsRepeat(input)
    // Two who ask for the same runs at once: the second finds them taken.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`reruns ${ctx.clinicId}`}, 0))`
    const known = await tx.rerunAction.findFirst({ where: { key: input.key } })
    if (known) {
      if (known.requestedById !== memberId) fail("conflict")
      await refuseOther(tx, known, { ...input, repeatEffects })
      return { value: toValue(known), facts: [] }
    }
    const plan = await planRerun(tx, ctx, grant, input)
    if (plan.refusal) fail("wrong_state", { sentence: plan.refusal })
    const [only] = plan.runs
    if (input.edited && plan.found !== 1 && Object.keys(input.edited).length > 0)
      fail("invalid_input", { fields: { edited: "The input of a single run can be changed, not of many." } })
    const edited = only && plan.found === 1 ? await editedInput(tx, only, input.edited) : null
    const { needsSecond } = plan
    const action = await keep(tx, ctx, input, { plan, memberId, repeatEffects, edited, needsSecond })
    if (!needsSecond) {
      const started = await startAction(tx, ctx, action.id, input.reason)
      return { ...started, value: toValue({ ...action, status: "running" }) }
    }
    const asked = await askSecond(tx, ctx, action, input)
    return { value: toValue({ ...action, approvalId: asked.approvalId }), facts: asked.facts }
  },
})

type Asked = RequestRerun & { repeatEffects: boolean }

/** A key is one rerun's: used for anything else it would answer for what was not asked. */
async function refuseOther(tx: Tx, known: RerunAction, input: Asked): Promise<void> {
  const isSame =
    known.scope === input.scope &&
    known.fromPoint === input.from &&
    known.fromStep === (input.from === "step" ? (input.step ?? null) : null) &&
    known.repeatEffects === input.repeatEffects &&
    (input.scope !== "cause" || known.causeId === input.causeId) &&
    (input.scope !== "match" || isDeepStrictEqual(known.filter, filterOf(input)))
  if (isSame && (await hasSameRuns(tx, known.id, input))) return
  fail("conflict", { sentence: "Other runs were asked for with this form. Close it, and open it again." })
}

async function hasSameRuns(tx: Tx, actionId: string, input: Asked): Promise<boolean> {
  const items = await tx.rerunItem.findMany({ where: { actionId }, select: { runId: true, reason: true } })
  if (!input.only && items.some((one) => one.reason === "not_asked")) return false
  if (input.scope !== "selected") return true
  const kept = new Set(items.map((one) => one.runId))
  const ids = new Set(wanted(input))
  // A platform's run is chosen, and not kept.
  const besides = [...ids].filter((id) => !kept.has(id))
  const [own] = await tx.$queryRaw<{ id: string }[]>`
    select id from "Run" where id = any (${besides}::uuid[]) limit 1`
  return items.every((one) => ids.has(one.runId)) && own === undefined
}

const toValue = (action: {
  id: string
  status: string
  total: number
  approvalId: string | null
}): RequestedRerun => ({
  id: action.id,
  status: action.status as RerunStatus,
  total: action.total,
  approvalId: action.approvalId,
})

function wantsRepeat({ repeat }: RequestRerun): boolean {
  if (!repeat) return false
  if (repeat.toLowerCase() === SEND_AGAIN) return true
  return fail("invalid_input", {
    fields: {
      repeat: t('Type "{words}", or leave it empty: then nothing is done twice.', { words: SEND_AGAIN }),
    },
  })
}

type Kept = {
  plan: Plan
  memberId: string
  repeatEffects: boolean
  edited: Record<string, string> | null
  needsSecond: boolean
}

async function keep(tx: Tx, ctx: Ctx, input: RequestRerun, given: Kept) {
  const { plan, memberId, repeatEffects, edited, needsSecond } = given
  const id = newId()
  const action = await tx.rerunAction.create({
    data: {
      id,
      clinicId: ctx.clinicId,
      key: input.key,
      name: nameOf(plan),
      scope: input.scope,
      filter: input.scope === "match" ? filterOf(input) : undefined,
      causeId: input.scope === "cause" ? input.causeId : null,
      fromPoint: input.from,
      fromStep: input.from === "step" ? input.step : null,
      repeatEffects,
      status: needsSecond ? "waiting" : "running",
      total: plan.runs.length,
      requestedById: memberId,
      cutOffAt: plan.asOf,
      createdAt: ctx.now,
    },
  })
  const item = (runId: string) => ({
    id: newId(),
    clinicId: ctx.clinicId,
    actionId: id,
    runId,
    createdAt: ctx.now,
  })
  await tx.rerunItem.createMany({
    data: [
      ...plan.runs.map((run) => ({ ...item(run.id), input: edited ?? undefined })),
      ...plan.blocked.map(({ run, why }) => ({
        ...item(run.id),
        outcome: "skipped",
        reason: why,
        finishedAt: ctx.now,
      })),
    ],
  })
  return action
}

/** "sync-hubspot-contact: 41 runs"; kept, and so in English. */
function nameOf({ runs }: Plan): string {
  const [first, ...others] = countBy(runs)
  const many = inLanguage("en", () => runsOf(runs.length))
  return others.length === 0 ? `${first?.id}: ${many}` : `${many} of ${others.length + 1} functions`
}

/** As they stood, in plain words of JSON. */
const filterOf = ({ filters }: RequestRerun): Prisma.InputJsonObject => {
  const { cursor: _, ...rest } = filters ?? {}
  return JSON.parse(JSON.stringify(rest)) as Prisma.InputJsonObject
}

async function askSecond(
  tx: Tx,
  ctx: Ctx,
  action: { id: string; name: string; repeatEffects: boolean },
  input: RequestRerun,
): Promise<{ approvalId: string; facts: Fact[] }> {
  if (!grantOf(ctx, "approvals.read")) fail("forbidden")
  const again = action.repeatEffects ? " What was sent or written before is done once more." : ""
  const asked = await requestApproval(tx, ctx, {
    kind: "jobs.rerun",
    input: { actionId: action.id },
    summary: `Rerun ${action.name}, ${inLanguage("en", () => fromText(input.from, input.step))}.${again}`,
    subjectId: action.id,
    reason: input.reason,
  })
  await tx.rerunAction.update({ where: { id: action.id }, data: { approvalId: asked.approvalId } })
  return asked
}
