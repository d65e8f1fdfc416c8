import { parsePhoneNumberFromString } from "libphonenumber-js/min"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { isPhone } from "@/lib/messaging/rules"
import type { SendingLimits } from "@/lib/sending/limits"
import { addMs, calendarDay, DAY_MS, fromWallClock, toDate, wallClock } from "@/lib/time"

/** Older runtimes know it as a property, newer ones as a method. */
type Region = { timeZones?: string[]; getTimeZones?: () => string[] | undefined }

const zones = new Map<string, string | null>()
/** A winter's and a summer's day: zones that agree on both are one to a clock on the wall. */
const DAYS = [Date.UTC(2026, 0, 15, 12), Date.UTC(2026, 6, 15, 12)]

/** The one time zone of a country (ISO 3166), null where its clocks differ. */
export function zoneOfCountry(country: string): string | null {
  const known = zones.get(country)
  if (known !== undefined) return known
  const region = new Intl.Locale("und", { region: country }) as Region
  const all = region.getTimeZones?.() ?? region.timeZones ?? []
  const [first = null] = all
  const clocks = new Set(all.map((zone) => DAYS.map((day) => wallClock(toDate(day), zone)).join()))
  const zone = clocks.size === 1 ? first : null
  zones.set(country, zone)
  return zone
}

/** Where a number's country has one time zone, that; null: the number does not tell. */
export function zoneOfPhone(address: string): string | null {
  if (!isPhone(address)) return null
  const { country } = parsePhoneNumberFromString(address) ?? {}
  return country ? zoneOfCountry(country) : null
}

/** Where it is what time for a patient: by their number's country where that has one zone, else the clinic's. */
export async function patientZone(tx: Tx, ctx: Ctx, patientId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ address: string }[]>`
    select contact.address from "PatientContact" link
    join "Contact" contact on contact."clinicId" = link."clinicId" and contact.id = link."contactId"
    where link."clinicId" = ${ctx.clinicId}::uuid and link."patientId" = ${patientId}::uuid
      and contact.channel in ('whatsapp', 'sms', 'voice') and contact.address like '+%'
    order by link."isPrimary" desc, link."createdAt", contact.id limit 1`
  return (row && zoneOfPhone(row.address)) ?? ctx.clinic.timeZone
}

type Hours = Pick<SendingLimits, "quietFrom" | "quietTo">

/** When the quiet hours end that hold at `at` in `zone`; null: none hold. Where the clock is put on over it, an hour later. */
export function quietUntil(at: Date, zone: string, { quietFrom, quietTo }: Hours): Date | null {
  if (quietFrom === quietTo) return null
  const [day = "", time = ""] = wallClock(at, zone).split("T")
  const overNight = quietFrom > quietTo
  const isQuiet = overNight ? time >= quietFrom || time < quietTo : time >= quietFrom && time < quietTo
  if (!isQuiet) return null
  const endsTomorrow = overNight && time >= quietFrom
  return fromWallClock(`${endsTomorrow ? nextDay(day) : day}T${quietTo}`, zone)
}

/** Calendar days have no zone: noon of one and a day later is noon of the next. */
const nextDay = (day: string): string =>
  addMs(toDate(`${day}T12:00:00Z`), DAY_MS)
    .toISOString()
    .slice(0, 10)

/** When the day of `at` began in `zone`. */
export const dayBegins = (at: Date, zone: string): Date =>
  fromWallClock(`${calendarDay(at, zone)}T00:00`, zone)

/** When the day after that of `at` begins in `zone`. */
export const dayAfter = (at: Date, zone: string): Date =>
  fromWallClock(`${nextDay(calendarDay(at, zone))}T00:00`, zone)
