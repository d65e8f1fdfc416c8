import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { ReleaseView } from "@/lib/releases/find"
import { t } from "@/lib/say"
import { MarkButton } from "./mark-button"

type Migration = ReleaseView["migrations"][number]

const CircleCheck = icon("circle-check")
const CircleDashed = icon("circle-dashed")
const Triangle = icon("triangle-exclamation-point")

/** The changes of the database that came with it: whether the release before works with each, and who says so. */
export function MigrationsCard({ release, mayMark }: { release: ReleaseView; mayMark: boolean }) {
  const { id, migrations } = release
  return (
    <Card
      title={t("Changes of the database")}
      id="migrations"
      count={migrations.length || undefined}
      hint={t("What is not known to work with the release before stands in the way of going back.")}
      flush
    >
      {migrations.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-3">{t("None came with it.")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {migrations.map((one) => (
            <li key={one.name} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-2.5 text-sm">
              <code className="min-w-40 grow font-mono text-xs text-ink [overflow-wrap:anywhere]">
                {one.name}
              </code>
              <Word of={one.isCompatible} />
              {mayMark && <MarkButton releaseId={id} migration={one.name} isCompatible={one.isCompatible} />}
              {one.note && (
                <p className="basis-full text-xs text-ink-2 [overflow-wrap:anywhere]">{one.note}</p>
              )}
              <Said migration={one} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Word({ of }: { of: boolean | null }) {
  if (of === true)
    return (
      <Badge tone="green" icon={<CircleCheck aria-hidden="true" />}>
        {t("The release before works with it")}
      </Badge>
    )
  if (of === false)
    return (
      <Badge tone="amber" icon={<Triangle aria-hidden="true" />}>
        {t("One way")}
      </Badge>
    )
  return (
    <Badge tone="amber" icon={<CircleDashed aria-hidden="true" />}>
      {t("Nobody said")}
    </Badge>
  )
}

function Said({ migration: { isCompatible, markedByName, markedAt } }: { migration: Migration }) {
  if (isCompatible === null) return null
  return (
    <p className="basis-full text-xs text-ink-3">
      {markedAt ? (
        <>
          {t("Said by {name}", { name: markedByName ?? "" })} <Time value={markedAt} zone="UTC" as="moment" />
        </>
      ) : (
        t("Said by the pipeline that told of the release")
      )}
    </p>
  )
}
