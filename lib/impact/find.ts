import { bearingOf } from "@/lib/impact/release"
import { type Impact, ImpactInput } from "@/lib/impact/schema"
import { query } from "@/lib/operation"

/** Beyond it a number says "at least". */
const MOST = 20_000

type Counted = { total: number; bad: number; open: number; first: Date | null; last: Date | null }

/** How much in this clinic bears the release's commit, and how much of it went wrong. Numbers alone. */
export const findImpact = query({
  name: "impact.find",
  may: "deployments.read",
  input: ImpactInput,
  async run({ ctx, tx, input }): Promise<Impact> {
    const { gitSha, since } = await bearingOf(tx, input.id)
    const [runs] = await tx.$queryRaw<Counted[]>`
      select count(*)::int as total, count(*) filter (where status = 'failed')::int as bad,
        count(*) filter (where status = 'failed' and "settledAs" is null)::int as open,
        min("createdAt") as first, max("createdAt") as last
      from (
        select status, "settledAs", "createdAt" from "Run"
        where "clinicId" = ${ctx.clinicId}::uuid and "releaseSha" = ${gitSha}
        order by "createdAt" desc limit ${MOST + 1}
      ) one`
    const [messages] = await tx.$queryRaw<Counted[]>`
      select count(*)::int as total, count(*) filter (where status in ('failed', 'unsure'))::int as bad
      from (
        select status from "Message"
        where "clinicId" = ${ctx.clinicId}::uuid and "createdAt" >= ${since} and direction = 'out'
          and "releaseSha" = ${gitSha}
        limit ${MOST + 1}
      ) one`
    const [webhooks] = await tx.$queryRaw<Counted[]>`
      select count(*)::int as total, count(*) filter (where fate = 'dead')::int as bad
      from (
        select fate from "WebhookEvent"
        where "clinicId" = ${ctx.clinicId}::uuid and "receivedAt" >= ${since} and "releaseSha" = ${gitSha}
        limit ${MOST + 1}
      ) one`
    const most = (n = 0) => ({ total: Math.min(n, MOST), isMore: n > MOST })
    return {
      gitSha,
      runs: { ...most(runs?.total), failed: runs?.bad ?? 0, open: runs?.open ?? 0 },
      messages: { ...most(messages?.total), failed: messages?.bad ?? 0 },
      webhooks: { ...most(webhooks?.total), dead: webhooks?.bad ?? 0 },
      firstAt: runs?.first?.toISOString() ?? null,
      lastAt: runs?.last?.toISOString() ?? null,
    }
  },
})
