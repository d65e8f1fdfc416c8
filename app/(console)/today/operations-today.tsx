import Link from "next/link"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { Tone } from "@/components/ui/tone"
import type { Ctx } from "@/lib/ctx"
import { t, tn } from "@/lib/say"
import type { Standing } from "@/lib/software/standing"
import { type PlaceToday, readOperations } from "@/lib/today/operations"

const CircleCheck = icon("circle-check")
const CircleDashed = icon("circle-dashed")
const Warn = icon("triangle-exclamation-point")

const TONES: Record<Standing, Tone> = {
  stopped: "red",
  lost: "red",
  under_way: "blue",
  proven: "green",
  unknown: "neutral",
}
const LINE = "relative flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm hover:bg-hover"
const LINK = "min-w-0 grow font-medium text-ink after:absolute after:inset-0"

/** How the software stands: what is wrong first, then what is proven, and since when nobody has tried a backup. */
export async function OperationsToday({ ctx }: { ctx: Ctx }) {
  const { places, proven, unknown, incidents, backup } = await readOperations(ctx, {})
  return (
    <Card title={t("Deployments and operations")} id="operations" flush>
      <ul className="divide-y divide-line">
        {incidents.map((one) => (
          <li key={one.id} className={LINE}>
            <Link href={`/operations/incidents/${one.id}`} className={LINK}>
              {one.title}
            </Link>
            <Badge tone="red">{t("Incident")}</Badge>
            <span className="text-xs text-ink-3">
              <Time value={one.startedAt} zone="UTC" />
            </span>
          </li>
        ))}
        {places.map((one) => (
          <Place key={one.id} place={one} />
        ))}
        <li className={LINE}>
          {proven > 0 ? (
            <CircleCheck aria-hidden="true" className="size-4 text-green" />
          ) : (
            <CircleDashed aria-hidden="true" className="size-4 text-ink-3" />
          )}
          <Link href="/deployments" className={LINK}>
            {tn(proven, "{n} place runs what was proven", "{n} places run what was proven")}
          </Link>
          {unknown > 0 && (
            <span className="text-xs text-ink-3">
              {tn(unknown, "of {n} more it is not known", "of {n} more it is not known")}
            </span>
          )}
        </li>
        <li className={LINE}>
          {backup.lastProvenAt ? (
            <CircleCheck aria-hidden="true" className="size-4 text-green" />
          ) : (
            <Warn aria-hidden="true" className="size-4 text-amber" />
          )}
          <Link href="/operations/backups" className={LINK}>
            {backup.lastProvenAt
              ? t("A backup was last proven restorable")
              : t("No backup was ever proven restorable")}
          </Link>
          {(backup.lastProvenAt ?? backup.lastBackupAt) && (
            <span className="text-xs text-ink-3">
              {!backup.lastProvenAt && `${t("last taken")} `}
              <Time value={backup.lastProvenAt ?? backup.lastBackupAt ?? ""} zone="UTC" />
            </span>
          )}
        </li>
      </ul>
    </Card>
  )
}

function Place({ place }: { place: PlaceToday }) {
  const words: Record<Standing, string> = {
    stopped: t("Stopped"),
    lost: t("Not known any more"),
    under_way: t("Under way"),
    proven: t("Proven"),
    unknown: t("Not known"),
  }
  return (
    <li className={LINE}>
      <Link
        href={place.deploymentId ? `/deployments/${place.deploymentId}` : "/deployments"}
        className={LINK}
      >
        {place.title} → {place.environment}
      </Link>
      <Badge tone={TONES[place.standing]}>{words[place.standing]}</Badge>
    </li>
  )
}
