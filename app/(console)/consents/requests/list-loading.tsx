import { Loading, Skeleton } from "@/components/ui/skeleton"
import { t } from "@/lib/say"

export const ListLoading = () => (
  <Loading label={t("Requests about data")}>
    <div className="grid grid-cols-2 gap-3 px-4 py-4 md:grid-cols-4 md:px-6">
      {["a", "b", "c", "d"].map((one) => (
        <Skeleton key={one} className="h-16" />
      ))}
    </div>
    <div className="grid gap-px px-4 md:px-6">
      {["a", "b", "c", "d", "e", "f"].map((one) => (
        <Skeleton key={one} className="h-14" />
      ))}
    </div>
  </Loading>
)
