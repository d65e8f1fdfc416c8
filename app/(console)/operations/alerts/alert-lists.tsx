import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Count } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { listAlerts } from "@/lib/alerts/list"
import { listSilences } from "@/lib/alerts/list-silences"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
import { PastCard } from "../past-card"
import { AlertItem } from "./alert-item"
import { PastAlert } from "./past-alert"
import { MaintenanceQuiet, Silences } from "./quiet-by"

const CircleCheckBig = icon("circle-check-big")

type Props = {
  ctx: Ctx
  cursor: string | undefined
  mayAcknowledge: boolean
  mayOfPlatform: boolean
  maySilence: boolean
  mayOpenIncident: boolean
}

/** What fires stands first; what is over comes by pages. */
export async function AlertLists({ ctx, cursor, mayAcknowledge, mayOfPlatform, ...may }: Props) {
  const [{ open, history, nextCursor }, quiet] = await Promise.all([
    listAlerts(ctx, { cursor }),
    listSilences(ctx, {}),
  ])
  const firing = open.filter((one) => one.state === "firing")
  return (
    <>
      <MaintenanceQuiet until={quiet.maintenanceUntil} />
      {!cursor && (
        <Card
          title={t("Now")}
          id="now"
          flush
          count={
            firing.length > 0 ? <Count value={firing.length} tone="red" label={t("firing")} /> : undefined
          }
        >
          {open.length === 0 ? (
            <EmptyState compact icon={<CircleCheckBig />} title={t("Nothing fires")}>
              {t(
                "What crosses the threshold of a rule appears here by itself, and is told once through every channel that is on.",
              )}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {open.map((one) => (
                <AlertItem
                  key={one.id}
                  alert={one}
                  mayAcknowledge={mayAcknowledge && (mayOfPlatform || !one.isPlatform)}
                  {...may}
                />
              ))}
            </ul>
          )}
        </Card>
      )}
      {!cursor && <Silences silences={quiet.silences} mayEnd={may.maySilence} />}
      <PastCard
        title={t("Over")}
        id="over"
        path="/operations/alerts"
        rows={history}
        cursor={cursor}
        nextCursor={nextCursor}
        draw={(one) => <PastAlert key={one.id} alert={one} />}
      />
    </>
  )
}
