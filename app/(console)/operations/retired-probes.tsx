import { Card } from "@/components/ui/card"
import type { listStanding } from "@/lib/probes/list"
import { kindWords } from "@/lib/probes/words"
import { t } from "@/lib/say"
import { WatchAgain } from "./probe-buttons"

type Retired = Awaited<ReturnType<typeof listStanding>>["retired"]

/** What somebody stopped watching: nothing of it is known, and it can be taken up again. */
export function RetiredProbes({ retired, mayWrite }: { retired: Retired; mayWrite: boolean }) {
  return (
    <Card title={t("Not watched any more")} id="retired" flush count={retired.length}>
      <ul className="divide-y divide-line">
        {retired.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
            <span className="min-w-0 grow text-ink-2">
              {one.name} <span className="text-xs text-ink-3">{kindWords(one.kind)}</span>
            </span>
            {mayWrite && <WatchAgain id={one.id} name={one.name} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}
