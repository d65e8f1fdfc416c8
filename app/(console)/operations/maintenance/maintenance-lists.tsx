import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { listMaintenance } from "@/lib/maintenance/list"
import { MONTHLY_CHECKS } from "@/lib/maintenance/words"
import { t } from "@/lib/say"
import { PastCard } from "../past-card"
import { CalendarCard } from "./calendar-card"
import { MaintenanceItem } from "./maintenance-item"

const CalendarClock = icon("calendar-clock")

type Props = { ctx: Ctx; cursor: string | undefined; mayWrite: boolean }

export async function MaintenanceLists({ ctx, cursor, mayWrite }: Props) {
  const { ahead, past, nextCursor } = await listMaintenance(ctx, { cursor })
  const zone = ctx.clinic.timeZone
  return (
    <>
      {!cursor && (
        <Card title={t("Now and ahead")} id="ahead" flush hint={t("In UTC, and by the clinic's clock below")}>
          {ahead.length === 0 ? (
            <EmptyState compact icon={<CalendarClock />} title={t("Nothing is planned yet")}>
              {t("The monthly window is made by itself within five minutes of the start.")}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {ahead.map((one) => (
                <MaintenanceItem key={one.id} maintenance={one} zone={zone} mayWrite={mayWrite} />
              ))}
            </ul>
          )}
        </Card>
      )}
      {!cursor && <CalendarCard rows={[...ahead, ...past]} now={ctx.now} />}
      {!cursor && (
        <Card id="checks" title={t("What the monthly window is for")}>
          <ul className="ml-4 grid list-disc gap-1 text-sm text-ink-2 marker:text-ink-3">
            {MONTHLY_CHECKS.map((one) => (
              <li key={one}>{t(one)}</li>
            ))}
          </ul>
          <p className="mt-3 text-xs text-ink-3">
            {t(
              "A day before, everybody who works with Rounds sees it above each page, and the channels of operations are told. Meanwhile alerts are raised and listed, and told to nobody; afterwards those that still fire are told.",
            )}
          </p>
        </Card>
      )}
      <PastCard
        title={t("Over")}
        id="over"
        path="/operations/maintenance"
        rows={past}
        cursor={cursor}
        nextCursor={nextCursor}
        draw={(one) => <MaintenanceItem key={one.id} maintenance={one} zone={zone} mayWrite={mayWrite} />}
      />
    </>
  )
}
