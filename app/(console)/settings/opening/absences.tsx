import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { memberIdOf } from "@/lib/ctx"
import { listExceptions } from "@/lib/opening/list-exceptions"
import { listPractitioners } from "@/lib/practitioners/list"
import { listRooms } from "@/lib/rooms/list"
import { t } from "@/lib/say"
import { calendarDay } from "@/lib/time"
import { AbsenceLine } from "./absence-line"
import { AddAbsence, type Whose } from "./add-absence"

const CalendarClock = icon("calendar-clock")
const PATH = "/settings/opening"

type Props = {
  ctx: Ctx
  tab?: "ahead" | "past"
  cursor?: string | undefined
  tabs?: boolean
  practitioner?: { id: string; name: string }
  mayAdd: boolean
}

/** Absences, closures and extra hours; of one practitioner on their page. */
export async function Absences({ ctx, tab = "ahead", cursor, tabs, practitioner, mayAdd }: Props) {
  const page = await listExceptions(ctx, {
    tab,
    ...(cursor && { cursor }),
    ...(practitioner && { practitionerId: practitioner.id }),
  })
  const whose = mayAdd ? await whoseOf(ctx, practitioner) : null
  const today = calendarDay(ctx.now, ctx.clinic.timeZone)
  return (
    <Card
      id="absences"
      title={t("Absences and extra hours")}
      flush
      actions={whose && <AddAbsence whose={whose} today={today} />}
    >
      {tabs && (
        <div className="border-b border-line px-4 py-2">
          <SegmentedLinks
            label={t("Absences and extra hours")}
            items={[
              { href: PATH, label: t("Ahead"), current: tab === "ahead" },
              { href: `${PATH}?tab=past`, label: t("Past"), current: tab === "past" },
            ]}
          />
        </div>
      )}
      {page.rows.length === 0 ? (
        <EmptyState icon={<CalendarClock />} compact title={tab === "past" ? t("None yet") : t("None ahead")}>
          {t("Vacation, illness, training, a room under repair: enter it, and nobody is booked there.")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {page.rows.map((row) => (
            <AbsenceLine
              key={row.id}
              row={row}
              timeZone={ctx.clinic.timeZone}
              isAlone={Boolean(practitioner)}
            />
          ))}
        </ul>
      )}
      {tabs && (page.nextCursor || cursor) && (
        <div className="flex justify-end gap-2 border-t border-line px-4 py-2">
          {cursor && (
            <ButtonLink size="sm" href={tab === "past" ? `${PATH}?tab=past` : PATH}>
              {t("To the beginning")}
            </ButtonLink>
          )}
          {page.nextCursor && (
            <ButtonLink
              size="sm"
              href={`${PATH}?${new URLSearchParams({ ...(tab === "past" && { tab }), cursor: page.nextCursor })}`}
            >
              {t("More")}
            </ButtonLink>
          )}
        </div>
      )}
    </Card>
  )
}

/** Whose absences may be entered: with scope `own` one's own alone. */
async function whoseOf(ctx: Ctx, only: Props["practitioner"]): Promise<Whose | null> {
  if (only) return { practitioners: [only], rooms: [], clinic: false }
  const { rows } = await listPractitioners(ctx, {})
  const isAll = can(ctx.roles, "absences.write")?.scope === "all"
  const practitioners = rows.filter(
    (one) => !one.isRetired && (isAll || (one.member !== null && one.member.id === memberIdOf(ctx))),
  )
  if (!isAll) return practitioners.length > 0 ? { practitioners, rooms: [], clinic: false } : null
  const rooms = (await listRooms(ctx, {})).rows.filter((one) => !one.isRetired)
  const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, name }))
  return {
    practitioners: named(practitioners),
    rooms: named(rooms),
    clinic: can(ctx.roles, "settings.write") !== null,
  }
}
