import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Count } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { listAlerts } from "@/lib/alerts/list"
import { listSilences } from "@/lib/alerts/list-silences"
import type { Ctx } from "@/lib/ctx"
import { t } from "@/lib/say"
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
      {(history.length > 0 || cursor) && (
        <Card
          title={t("Over")}
          id="over"
          flush
          hint={t("Newest first")}
          footer={
            (nextCursor || cursor) && (
              <div className="flex gap-2">
                {cursor && (
                  <ButtonLink href="/operations/alerts" size="sm">
                    {t("Newest")}
                  </ButtonLink>
                )}
                {nextCursor && (
                  <ButtonLink href={`/operations/alerts?cursor=${nextCursor}`} size="sm">
                    {t("Older")}
                  </ButtonLink>
                )}
              </div>
            )
          }
        >
          {history.length === 0 ? (
            <EmptyState compact title={t("Nothing older")} />
          ) : (
            <ul className="divide-y divide-line">
              {history.map((one) => (
                <PastAlert key={one.id} alert={one} />
              ))}
            </ul>
          )}
        </Card>
      )}
    </>
  )
}
