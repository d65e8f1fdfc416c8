import { platformPool } from "@/lib/db"
import { fail } from "@/lib/errors"
import { log } from "@/lib/log"
import type { Account, Secrets } from "@/lib/providers/provider"
import { unseal } from "@/lib/seal"
import { nowMs } from "@/lib/time"

/** Where a provider's requests come in: a clinic's door, or the platform's. */
export type Door = {
  /** Null: the platform's. */
  clinicId: string | null
  slug: string
  country: string
  /** The clinic's name and language, for what a visitor is shown. */
  name: string
  language: string
  /** Undefined: the provider is not set up there, and nothing can be verified. */
  connection?: {
    scheme: string
    account: Account
    secrets: Secrets
    settings: unknown
    /** What comes is kept, and waits until it is resumed. */
    paused: boolean
  }
}

const FRESH_MS = 5_000
/** A name that is not known may just have been added. */
const LOOK_AGAIN_MS = 1_000
/** With the database away, an old answer leads to a quick 503 at the commit; it lets nobody in. */
const STALE_MS = 10 * 60_000
const WAIT_MS = 2_000

type Row = {
  clinicId: string | null
  slug: string | null
  country: string | null
  name: string | null
  language: string | null
  isDefault: boolean
  connectionId: string | null
  provider: string | null
  scheme: string
  externalId: string | null
  sealed: Buffer
  settings: unknown
  paused: boolean
}
type Place = Pick<Door, "clinicId" | "slug" | "country" | "name" | "language">
type Directory = { loadedMs: number; doors: Map<string, Door>; slugs: Map<string, Place> }

// Next bundles actions and routes apart: what a click changes, the webhooks' door must hear of.
const holder = globalThis as { __roundsDoors?: { directory?: Directory; loading?: Promise<Directory> } }
const shared = () => {
  holder.__roundsDoors ??= {}
  return holder.__roundsDoors
}

/** Null for an unknown or inactive clinic; without a slug, the default clinic. Throws `unavailable`. */
export async function findDoor(provider: string, slug: string | undefined): Promise<Door | null> {
  const known = await current(({ slugs }) => slugs.has(slug ?? ""))
  const place = known.slugs.get(slug ?? "")
  if (!place) return null
  return known.doors.get(nameOf(place.clinicId, provider)) ?? place
}

/** The door of a provider that speaks of the software. Throws `unavailable`. */
export async function findPlatformDoor(provider: string): Promise<Door> {
  const name = nameOf(null, provider)
  const known = await current(({ doors }) => doors.has(name))
  return known.doors.get(name) ?? { clinicId: null, slug: "", country: "", name: "", language: "" }
}

/** After a change of a connection or clinic in this process; others see it within seconds. */
export function forgetDoors(): void {
  // What is being read now may be from before the change.
  holder.__roundsDoors = {}
}

const nameOf = (clinicId: string | null, provider: string) => `${clinicId ?? "platform"} ${provider}`

async function current(isKnown: (directory: Directory) => boolean): Promise<Directory> {
  const doors = shared()
  const held = doors.directory
  const ageMs = held ? nowMs() - held.loadedMs : Number.POSITIVE_INFINITY
  if (held && ageMs >= 0 && ageMs < (isKnown(held) ? FRESH_MS : LOOK_AGAIN_MS)) return held
  doors.loading ??= load(doors).finally(() => {
    doors.loading = undefined
  })
  try {
    return await Promise.race([doors.loading, tooLong()])
  } catch (error) {
    if (held && ageMs < STALE_MS) return held
    return fail("unavailable", { cause: error, retryAfterSeconds: 5 })
  }
}

function tooLong(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the look-up of clinics took too long")), WAIT_MS).unref()
  })
}

const DIRECTORY = `
  select clinic.id as "clinicId", clinic.slug, clinic.country, clinic.name, clinic.language, clinic."isDefault", connection.id as "connectionId",
    connection.provider, connection.scheme, connection."externalId", connection.sealed, connection.settings,
    connection."pausedAt" is not null as paused
  from "Clinic" clinic
  left join "Connection" connection on connection."clinicId" = clinic.id and connection.active
  where clinic.active
  union all
  select null, null, null, null, null, false, id, provider, scheme, null, sealed, '{}', false from "PlatformConnection" where active`

async function load(doors: { directory?: Directory }): Promise<Directory> {
  const { rows } = await platformPool().query<Row>(DIRECTORY)
  const made: Directory = { loadedMs: nowMs(), doors: new Map(), slugs: new Map() }
  for (const row of rows) {
    if (row.clinicId !== null) made.slugs.set(row.slug ?? "", placeOf(row))
    if (row.isDefault) made.slugs.set("", placeOf(row))
    if (row.connectionId && row.provider)
      made.doors.set(nameOf(row.clinicId, row.provider), toDoor(row, row.connectionId))
  }
  doors.directory = made
  return made
}

const placeOf = ({ clinicId, slug, country, name, language }: Row): Place => ({
  clinicId,
  slug: slug ?? "",
  country: country ?? "",
  name: name ?? "",
  language: language ?? "",
})

function toDoor(row: Row, connectionId: string): Door {
  const { scheme, externalId, settings, paused } = row
  const place = placeOf(row)
  try {
    const secrets = JSON.parse(unseal(row.sealed, connectionId)) as Secrets
    return { ...place, connection: { scheme, account: { externalId }, secrets, settings, paused } }
  } catch (error) {
    // Without its secrets a connection verifies nothing: refused, and said in the log.
    log.error("inbox.connection_sealed", { clinicId: row.clinicId, provider: row.provider, error })
    return place
  }
}
