import { platformPool } from "@/lib/db"
import { fail } from "@/lib/errors"
import { log } from "@/lib/log"
import type { Account, Secrets } from "@/lib/providers/provider"
import { unseal } from "@/lib/seal"
import { nowMs } from "@/lib/time"

/** A clinic's door for one provider. */
export type Door = {
  clinicId: string
  /** Undefined: the provider is not set up there, and nothing can be verified. */
  connection?: { scheme: string; account: Account; secrets: Secrets }
}

const FRESH_MS = 5_000
/** A name that is not known may just have been added. */
const LOOK_AGAIN_MS = 1_000
/** With the database away, an old answer leads to a quick 503 at the commit; it lets nobody in. */
const STALE_MS = 10 * 60_000
const WAIT_MS = 2_000

type Row = {
  clinicId: string
  slug: string
  isDefault: boolean
  connectionId: string | null
  provider: string | null
  scheme: string
  externalId: string | null
  sealed: Buffer
}
type Directory = { loadedMs: number; doors: Map<string, Door>; slugs: Map<string, string> }

let directory: Directory | undefined
let loading: Promise<Directory> | undefined

/** Null for an unknown or inactive clinic; without a slug, the default clinic. Throws `unavailable`. */
export async function findDoor(provider: string, slug: string | undefined): Promise<Door | null> {
  const known = await current(slug ?? "")
  const clinicId = known.slugs.get(slug ?? "")
  if (!clinicId) return null
  return known.doors.get(`${clinicId} ${provider}`) ?? { clinicId }
}

/** After a change of a connection or clinic in this process; others see it within seconds. */
export function forgetDoors(): void {
  directory = undefined
}

async function current(slug: string): Promise<Directory> {
  const held = directory
  const ageMs = held ? nowMs() - held.loadedMs : Number.POSITIVE_INFINITY
  if (held && ageMs >= 0 && ageMs < (held.slugs.has(slug) ? FRESH_MS : LOOK_AGAIN_MS)) return held
  loading ??= load().finally(() => {
    loading = undefined
  })
  try {
    return await Promise.race([loading, tooLong()])
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

async function load(): Promise<Directory> {
  const { rows } = await platformPool().query<Row>(
    `select clinic.id as "clinicId", clinic.slug, clinic."isDefault", connection.id as "connectionId",
       connection.provider, connection.scheme, connection."externalId", connection.sealed
     from "Clinic" clinic
     left join "Connection" connection on connection."clinicId" = clinic.id and connection.active
     where clinic.active`,
  )
  const made: Directory = { loadedMs: nowMs(), doors: new Map(), slugs: new Map() }
  for (const row of rows) {
    made.slugs.set(row.slug, row.clinicId)
    if (row.isDefault) made.slugs.set("", row.clinicId)
    if (row.connectionId && row.provider) made.doors.set(`${row.clinicId} ${row.provider}`, toDoor(row))
  }
  directory = made
  return made
}

function toDoor(row: Row): Door {
  try {
    const secrets = JSON.parse(unseal(row.sealed, row.connectionId ?? "")) as Secrets
    const { clinicId, scheme, externalId } = row
    return { clinicId, connection: { scheme, account: { externalId }, secrets } }
  } catch (error) {
    // Without its secrets a connection verifies nothing: refused, and said in the log.
    log.error("inbox.connection_sealed", { clinicId: row.clinicId, provider: row.provider, error })
    return { clinicId: row.clinicId }
  }
}
