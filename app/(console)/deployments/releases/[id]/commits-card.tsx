import { Card } from "@/components/ui/card"
import type { ReleaseView } from "@/lib/releases/find"
import { t } from "@/lib/say"
import { shortSha } from "@/lib/software/words"

/** The commits in it, as the pipeline or GitHub told them. */
export function CommitsCard({ changes }: { changes: ReleaseView["changes"] }) {
  return (
    <Card title={t("Commits")} id="commits" count={changes.length || undefined} flush>
      {changes.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-3">{t("Nobody told which commits are in it.")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {changes.map((one) => (
            <li key={one.sha} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2 text-sm">
              <code className="font-mono text-xs text-ink-3">{shortSha(one.sha)}</code>
              <span className="min-w-0 grow text-ink [overflow-wrap:anywhere]">{one.title}</span>
              <span className="text-xs text-ink-3">{one.author}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
