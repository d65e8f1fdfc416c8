import { Stat, Stats } from "@/components/ui/stat"
import { countLedger } from "@/lib/consents/ledger"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"

/** How all agreements of the clinic stand, in numbers. */
export async function ConsentCounts({ ctx, links }: { ctx: Ctx; links: boolean }) {
  const counts = await countLedger(ctx, {})
  const href = (to: string) => (links ? to : undefined)
  return (
    <div className="px-4 pt-4 pb-3 md:px-6">
      <Stats label={t("Consents")}>
        <Stat label={t("Granted")} value={counts.byStatus.granted} href={href("/consents?status=granted")} />
        <Stat label={t("End within 30 days")} value={counts.ending} href={href("/consents/expiring")} />
        <Stat label={t("Questions open")} value={counts.open} href={href("/consents/asked?status=open")} />
        <Stat
          label={t("Withdrawn")}
          value={counts.byStatus.withdrawn}
          href={href("/consents?status=withdrawn")}
        />
        <Stat label={t("Expired")} value={counts.byStatus.expired} href={href("/consents?status=expired")} />
      </Stats>
    </div>
  )
}
