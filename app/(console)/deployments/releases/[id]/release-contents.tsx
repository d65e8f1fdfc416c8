import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { ReleaseView } from "@/lib/releases/find"
import { t } from "@/lib/say"
import { shortSha } from "@/lib/software/words"

/** The commits in it, and the changes of the database that came with it. */
export function ReleaseContents({ release: { changes, migrations } }: { release: ReleaseView }) {
  return (
    <>
      <Card
        title={t("Changes of the database")}
        id="migrations"
        hint={t("What is not known to work with the release before stands in the way of going back.")}
        flush
      >
        {migrations.length === 0 ? (
          <p className="px-4 py-3 text-sm text-ink-3">{t("None came with it.")}</p>
        ) : (
          <ul className="divide-y divide-line">
            {migrations.map((one) => (
              <li key={one.name} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
                <code className="min-w-0 grow font-mono text-xs text-ink [overflow-wrap:anywhere]">
                  {one.name}
                </code>
                {one.isCompatible === true ? (
                  <Badge tone="green">{t("The release before works with it")}</Badge>
                ) : (
                  <Badge tone="amber">{one.isCompatible === null ? t("Nobody said") : t("One way")}</Badge>
                )}
                {one.note && <p className="basis-full text-xs text-ink-3">{one.note}</p>}
              </li>
            ))}
          </ul>
        )}
      </Card>
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
    </>
  )
}
