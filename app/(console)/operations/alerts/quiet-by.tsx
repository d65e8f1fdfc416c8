import Link from "next/link"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { alertRule } from "@/lib/alerts/registry"
import type { SilenceRow } from "@/lib/alerts/schema"
import { t } from "@/lib/say"
import { EndSilence } from "./silence-dialog"
import { Subject } from "./subject"

/** While maintenance mutes alerts: what fires was told to nobody. */
export function MaintenanceQuiet({ until }: { until: string | null }) {
  if (!until) return null
  return (
    <Callout
      tone="amber"
      title={t("Maintenance: nobody is told")}
      action={
        <Link href="/operations/maintenance" className="text-sm font-medium text-accent hover:underline">
          {t("Go there")}
        </Link>
      }
    >
      {t("What fires is listed here and told when maintenance is over, if it still fires then. It ends")}{" "}
      <Time value={until} />.
    </Callout>
  )
}

/** What was silenced, by whom, why and until when. */
export function Silences({ silences, mayEnd }: { silences: readonly SilenceRow[]; mayEnd: boolean }) {
  if (silences.length === 0) return null
  return (
    <Card title={t("Silenced")} id="silenced" flush count={silences.length}>
      <ul className="divide-y divide-line">
        {silences.map((one) => {
          const title = t(alertRule(one.name)?.title ?? one.name)
          return (
            <li key={one.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
              <div className="min-w-0 grow basis-60">
                <p className="text-ink">
                  {title} <Subject alert={one} />
                  {one.subject === "" && <span className="text-ink-3"> · {t("all of it")}</span>}
                </p>
                <p className="text-xs text-ink-3 [overflow-wrap:anywhere]">
                  “{one.reason}” – {one.by ?? t("somebody of another clinic")}, {t("until")}{" "}
                  <Time value={one.endsAt} zone="UTC" as="moment" />
                </p>
              </div>
              {mayEnd && <EndSilence id={one.id} title={title} />}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
