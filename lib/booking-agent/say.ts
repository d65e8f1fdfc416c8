import type { PatientLanguage } from "@/lib/consents/patient-phrases"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import type { BookingTalk } from "@/lib/generated/prisma/client"
import { languageOf, whenIn } from "@/lib/reminders/message"
import { put } from "@/lib/reminders/patient-phrases"
import { toDate } from "@/lib/time"
import type { Time } from "./choose"
import { BOOKING_PHRASES } from "./phrases"

type Told = { language: PatientLanguage; what: string; who: ReadonlyMap<string, string> }

/** In whose language, what for, and who is who: what every text of a talk is made of. */
export async function toldOf(
  tx: Tx,
  ctx: Ctx,
  { patientId, serviceId }: Pick<BookingTalk, "patientId" | "serviceId">,
  practitionerIds: readonly string[],
): Promise<Told> {
  const service = await tx.service.findUniqueOrThrow({
    where: { id: serviceId },
    select: { name: true, names: true },
  })
  const patient = await tx.patient.findUniqueOrThrow({
    where: { id: patientId },
    select: { name: true, language: true },
  })
  const people = await tx.practitioner.findMany({
    where: { id: { in: [...new Set(practitionerIds)] } },
    select: { id: true, name: true, title: true },
  })
  const language = await languageOf(tx, ctx, { patient } as Parameters<typeof languageOf>[2])
  const own = (service.names as Record<string, unknown> | null)?.[language]
  return {
    language,
    what: typeof own === "string" && own.trim() ? own : service.name,
    who: new Map(
      people.map(({ id, name, title }) => [id, title && !name.startsWith(title) ? `${title} ${name}` : name]),
    ),
  }
}

const gapsAt = (ctx: Ctx, told: Told, time: Pick<Time, "startsAt" | "practitionerId">) => ({
  clinic: ctx.clinic.name,
  what: told.what,
  at: whenIn(told.language, toDate(time.startsAt), ctx.clinic.timeZone),
  who: told.who.get(time.practitionerId) ?? "",
})

export function offerText(ctx: Ctx, told: Told, times: readonly Time[], isInstead: boolean): string {
  const phrases = BOOKING_PHRASES[told.language]
  const lines = times.map((time, n) => `${n + 1}. ${put(phrases.line, gapsAt(ctx, told, time))}`)
  return put(isInstead ? phrases.lost : phrases.offer, {
    clinic: ctx.clinic.name,
    what: told.what,
    times: lines.join("\n"),
  })
}

export const bookedText = (ctx: Ctx, told: Told, time: Time): string =>
  put(BOOKING_PHRASES[told.language].booked, gapsAt(ctx, told, time))

export const personText = (ctx: Ctx, { language }: Told): string =>
  put(BOOKING_PHRASES[language].person, { clinic: ctx.clinic.name })
