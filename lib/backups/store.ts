import type { Bytes } from "@/lib/backups/bytes"
import { toDate } from "@/lib/time"

export type Stored = { place: string; bytes: number }

/** Where copies are put. Names are plain: letters, digits, `-` and `.`. */
export type Store = {
  kind: "folder" | "s3"
  /** As a person knows it. */
  title: string
  /** Whole or not at all: what was begun and not ended is taken back. */
  put(place: string, source: Bytes, about?: Expected): Promise<{ bytes: number }>
  /** Throws `missing`. */
  get(place: string): Promise<Bytes>
  /** Null: it is not there. */
  size(place: string): Promise<number | null>
  /** Nothing when it is already gone. */
  remove(place: string): Promise<void>
  list(): Promise<Stored[]>
  /** What was begun and never ended, because whoever was at it was killed: the names it was for. */
  drafts(): Promise<string[]>
  dropDraft(place: string): Promise<void>
}

/** About how many bytes will come: what is sent in parts has a most number of them. */
export type Expected = { bytes: number }

export const ENDING = ".rounds"

/** Sorts by time, and is known again where nothing but the store is left. */
export const placeOf = (id: string, at: Date): string =>
  `rounds-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}-${id}${ENDING}`

/** When, by its name. */
export function timeIn(place: string): Date | null {
  const parts = /^rounds-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/.exec(place)
  if (!parts) return null
  const [, year, month, day, hour, minute, second] = parts
  return toDate(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

export const idIn = (place: string): string | null =>
  /-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.rounds$/.exec(place)?.[1] ?? null
