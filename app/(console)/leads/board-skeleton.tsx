import { Loading, Skeleton } from "@/components/ui/skeleton"
import { BOARD_COLUMNS } from "@/lib/leads/words"
import { t } from "@/lib/say"

/** The board's true layout before its cards are there. */
export function BoardSkeleton() {
  return (
    <Loading label={t("Loading the board")}>
      <div className="h-12 border-b border-line" />
      <div className="flex gap-3 overflow-hidden p-4 md:px-6">
        {Object.keys(BOARD_COLUMNS).map((id, at) => (
          <div
            key={id}
            className={`grid w-full content-start gap-2 md:w-64 md:shrink-0 ${at > 0 ? "max-md:hidden" : ""}`}
          >
            <Skeleton className="h-6 w-24" />
            {["a", "b", "c"].map((card) => (
              <Skeleton key={card} className="h-20 w-full" />
            ))}
          </div>
        ))}
      </div>
    </Loading>
  )
}
