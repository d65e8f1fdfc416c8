"use client"

import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useNow, useTimeZone } from "@/components/clock"
import type { Pickers } from "@/lib/appointments/pickers"
import { calendarDay, MINUTE_MS, toDate, wallClock } from "@/lib/time"
import { getJson } from "@/lib/web/query-client"
import type { BookingStart } from "./booking-start"

export const PARTS = {
  any: "Any time",
  morning: "Before noon",
  afternoon: "Afternoon",
  evening: "After 17:00",
} as const
export type Part = keyof typeof PARTS
const HOURS: Record<Part, { fromMinute?: number; untilMinute?: number }> = {
  any: {},
  morning: { untilMinute: 12 * 60 },
  afternoon: { fromMinute: 12 * 60, untilMinute: 17 * 60 },
  evening: { fromMinute: 17 * 60 },
}

/** A slot as it is about to be booked. */
export type Choice = {
  startsAt: string
  practitionerId: string
  practitioner: string
  serviceId: string
  roomId?: string | null
  room?: string | null
  minutes?: number
}

export type Wishes = ReturnType<typeof useWish>

/** What the patient would like, and what there is to choose from. */
export function useWish(start: BookingStart) {
  const zone = useTimeZone()
  const today = calendarDay(toDate(useNow(MINUTE_MS)), zone)
  const { data: pickers, isError } = useQuery<Pickers>({
    queryKey: ["appointments", "pickers"],
    queryFn: ({ signal }) => getJson<Pickers>("/api/appointments/pickers", { signal }),
    staleTime: 5 * MINUTE_MS,
  })
  // A time without somebody to see is where the search begins, until another day or part of it is asked for.
  const begins = start.startsAt && !start.practitionerId ? wallClock(toDate(start.startsAt), zone) : undefined
  const [wish, setWish] = useState({
    serviceId: start.serviceId ?? "",
    practitionerId: start.practitionerId ?? "",
    fromOn: begins?.slice(0, 10) ?? "",
    part: "any" as Part,
    minutes: start.minutes ? String(start.minutes) : "",
  })
  // Who picked a doctor first is offered what the doctor does.
  const services = (pickers?.services ?? []).filter(
    (one) => !wish.practitionerId || Object.hasOwn(one.by, wish.practitionerId),
  )
  const service =
    services.find((one) => one.id === wish.serviceId) ?? (start.moveOf ? undefined : services[0])
  const practitioners = (pickers?.practitioners ?? []).filter(
    (one) => !service || Object.hasOwn(service.by, one.id) || one.id === wish.practitionerId,
  )
  const where = {
    roomId: start.roomId,
    fromMinute: begins?.startsWith(wish.fromOn || "-") ? minuteOf(begins) : undefined,
  }
  const query =
    service && slotQuery({ ...wish, ...where, serviceId: service.id, fromOn: wish.fromOn || today })
  return {
    zone,
    today,
    wish,
    set: (change: Partial<typeof wish>) => setWish((now) => ({ ...now, ...change })),
    pickers,
    isError,
    /** What is moved stays what it is. */
    isServiceFixed: start.moveOf !== undefined,
    services,
    service,
    practitioners,
    /** Of the address that lists the slots; undefined until it is known what for. */
    query,
    nameOf: (id: string) => pickers?.practitioners.find((one) => one.id === id)?.name ?? "",
    colourOf: (id: string) => pickers?.practitioners.find((one) => one.id === id)?.colour ?? 8,
  }
}

const minuteOf = (wall: string): number => Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))

function slotQuery(wish: {
  serviceId: string
  practitionerId: string
  fromOn: string
  part: Part
  minutes: string
  roomId: string | undefined
  fromMinute: number | undefined
}): string {
  const query = new URLSearchParams({
    serviceId: wish.serviceId,
    fromOn: wish.fromOn,
    days: "28",
    limit: "40",
  })
  if (wish.roomId) query.set("roomId", wish.roomId)
  if (wish.fromMinute !== undefined && wish.part === "any") query.set("fromMinute", String(wish.fromMinute))
  if (wish.practitionerId) query.set("practitionerIds", wish.practitionerId)
  if (minutesOf(wish.minutes)) query.set("minutes", wish.minutes)
  for (const [name, minute] of Object.entries(HOURS[wish.part])) query.set(name, String(minute))
  return query.toString()
}

/** Another length than usual, where what was typed is one. */
export function minutesOf(typed: string): number | undefined {
  const minutes = Number(typed)
  return Number.isInteger(minutes) && minutes >= 5 && minutes <= 720 ? minutes : undefined
}
