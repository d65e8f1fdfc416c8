import Link from "next/link"
import { Card } from "@/components/ui/card"
import { findSlots } from "@/lib/appointments/find-slots"
import { listPickers } from "@/lib/appointments/pickers"
import { bookingTalkOf } from "@/lib/booking-agent/of-patient"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { t } from "@/lib/say"
import { BookButton } from "../booking/book-button"
import type { BookingStart } from "../booking/booking-start"
import { OfferTimes } from "./offer-times"
import { SlotChips } from "./slot-chips"
import { TalkLine } from "./talk-line"
import { serviceFor } from "./wanted-service"

type Props = {
  ctx: Ctx
  start: BookingStart & { patient: { id: string; name: string } }
  /** What was asked for, in the lead's own word. */
  wants: string | null
}

const SHOWN = 4

/** What can be offered to this patient at once, and the way to book it. */
export async function SlotsCard({ ctx, start, wants }: Props) {
  const write = can(ctx.roles, "appointments.write")
  if (!write || !can(ctx.roles, "appointments.read")) return null
  const { services, practitioners } = await listPickers(ctx, {})
  const bookable = services.filter((one) => Object.keys(one.by).length > 0)
  const service = serviceFor(bookable, wants)
  if (!service)
    return (
      <Card title={t("Free slots")} id="slots">
        <p className="text-sm text-ink-3">
          {t("Nothing can be booked yet: no service has a practitioner.")}{" "}
          {can(ctx.roles, "settings.write") && (
            <Link href="/settings/services" className="text-accent underline">
              {t("Set up services")}
            </Link>
          )}
        </p>
      </Card>
    )
  // A doctor is shown their own times.
  const own = write.scope === "own" ? practitioners.find((one) => one.memberId === memberOf(ctx)) : undefined
  const mine = own && Object.hasOwn(service.by, own.id) ? [own.id] : []
  const [page, talk] = await Promise.all([
    findSlots(ctx, { serviceId: service.id, practitionerIds: mine, days: 28, limit: SHOWN }),
    bookingTalkOf(ctx, { patientId: start.patient.id }).catch((error) =>
      error instanceof AppError && error.code === "not_found" ? null : Promise.reject(error),
    ),
  ])
  const chosen = { ...start, serviceId: service.id }
  const asks = ctx.roles.every((role) => role === "caregiver")
  return (
    <Card title={t("Free slots")} id="slots" actions={<BookButton start={chosen} size="sm" />}>
      <p className="mb-2 text-xs text-ink-3">
        {service.name} · {t("{n} min", { n: service.minutes })}
      </p>
      {page.slots.length > 0 ? (
        <SlotChips slots={page.slots} start={chosen} timeZone={ctx.clinic.timeZone} />
      ) : (
        <p className="text-sm text-ink-3">{t("No time is free in the next four weeks.")}</p>
      )}
      {!asks && (
        <div className="mt-2 -ml-2">
          <OfferTimes
            patientId={start.patient.id}
            leadId={start.leadId}
            services={[service, ...bookable.filter((one) => one.id !== service.id)].map(({ id, name }) => ({
              id,
              name,
            }))}
          />
        </div>
      )}
      {talk && (talk.may.stop || talk.status === "ended") && <TalkLine talk={talk} />}
    </Card>
  )
}

const memberOf = (ctx: Ctx): string | null => (ctx.actor.kind === "member" ? ctx.actor.memberId : null)
