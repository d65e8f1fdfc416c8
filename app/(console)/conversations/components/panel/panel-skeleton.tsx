import { Loading, Skeleton } from "@/components/ui/skeleton"
import { t } from "@/lib/say"

export const PanelSkeleton = () => (
  <Loading label={t("Loading what is known of this person")}>
    <div className="grid gap-3">
      {["h-28", "h-32", "h-24", "h-20"].map((height) => (
        <Skeleton key={height} className={`${height} w-full rounded-lg`} />
      ))}
    </div>
  </Loading>
)
