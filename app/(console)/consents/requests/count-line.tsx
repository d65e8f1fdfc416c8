import { Stat, Stats } from "@/components/ui/stat"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { countRequests } from "@/lib/subject-requests/list"

export async function CountLine({ ctx }: { ctx: Ctx }) {
  const counts = await countRequests(ctx, {})
  return (
    <Stats label={t("Requests about data")}>
      <Stat label={t("Open")} value={counts.open} href="/consents/requests" />
      <Stat
        label={t("Due within 3 days")}
        value={counts.soon}
        tone={counts.soon > 0 ? "orange" : undefined}
      />
      <Stat
        label={t("Over time")}
        value={counts.late}
        href="/consents/requests?state=late"
        tone={counts.late > 0 ? "red" : undefined}
      />
      <Stat label={t("Finished")} value={counts.finished} href="/consents/requests?state=finished" />
    </Stats>
  )
}
