import { exactDay } from "@/lib/time"

/** "2026-11-23" as people write it. A calendar day has no zone: it is read and shown in the same one. */
export const dayText = (day: string): string => exactDay(new Date(`${day}T12:00:00Z`), "UTC")
