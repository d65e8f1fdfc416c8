import type { Bytes } from "@/lib/backups/bytes"

export type Stored = { place: string; bytes: number }

/** Where copies are put. Names are plain: letters, digits, `-` and `.`. */
export type Store = {
  kind: "folder" | "s3"
  /** As a person knows it. */
  title: string
  /** Whole or not at all: what was begun and not ended is taken back. */
  put(place: string, source: Bytes): Promise<{ bytes: number }>
  /** Throws `missing`. */
  get(place: string): Promise<Bytes>
  /** Null: it is not there. */
  size(place: string): Promise<number | null>
  /** Nothing when it is already gone. */
  remove(place: string): Promise<void>
  list(): Promise<Stored[]>
}

export const ENDING = ".rounds"

/** Sorts by time, and is known again where nothing but the store is left. */
export const placeOf = (id: string, at: Date): string =>
  `rounds-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}-${id}${ENDING}`

export const idIn = (place: string): string | null =>
  /-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.rounds$/.exec(place)?.[1] ?? null
