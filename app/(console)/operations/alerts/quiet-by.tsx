import Link from "next/link"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { listSilences } from "@/lib/alerts/list-silences"
import { alertRule } from "@/lib/alerts/registry"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { EndSilence } from "./silence-dialog"
import { Subject } from "./subject"

/** Why something that fires may have been told to nobody: maintenance, and what was silenced. */
export async function QuietBy({ ctx, mayEnd }: { ctx: Ctx; mayEnd: boolean }) {
  const { silences, maintenanceUntil } = await listSilences(ctx, {})
  return (
    <>
      {maintenanceUntil && (
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
          <Time value={maintenanceUntil} />.
        </Callout>
      )}
      {silences.length > 0 && (
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
                      <Time value={one.endsAt} as="exact" />
                    </p>
                  </div>
                  {mayEnd && <EndSilence id={one.id} title={title} />}
                </li>
              )
            })}
          </ul>
        </Card>
      )}
    </>
  )
}
