import { Card } from "@/components/ui/card"
import { type Ctx, memberIdOf } from "@/lib/ctx"
import { nextBestAction } from "@/lib/leads/rules"
import type { LeadDetail } from "@/lib/leads/schema"
import { t } from "@/lib/say"
import { readReply } from "./read-reply"

/** What to do next, and why that. */
export async function NextCard({ ctx, detail: { lead, may } }: { ctx: Ctx; detail: LeadDetail }) {
  const reply = may.work && lead.waitingSince ? await readReply(ctx, lead.id) : null
  const next = nextBestAction({ ...lead, ownerId: lead.owner?.id ?? null }, memberIdOf(ctx), {
    now: ctx.now,
    ...reply,
  })
  return (
    <Card title={t("What is next")} id="next" className="lg:col-start-2">
      <p className="text-base font-medium text-ink">{t(next.title)}</p>
      <p className="mt-0.5 text-sm text-ink-3">{t(next.why, next.values)}</p>
    </Card>
  )
}
