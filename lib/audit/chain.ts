import { createHash } from "node:crypto"

/** The clinic's id, or this for what belongs to no clinic. */
export const PLATFORM_CHAIN = "platform"
export const chainOf = (clinicId: string | null): string => clinicId ?? PLATFORM_CHAIN

/** A fact as it is stored: JSON as its own text, instants in milliseconds, so that a restored copy gives the same bytes. */
export type ChainedFact = {
  id: string
  clinicId: string | null
  name: string
  actor: string
  actorName: string
  subjectType: string
  subjectId: string
  patientId: string | null
  before: string | null
  after: string | null
  reason: string | null
  personal: Uint8Array | null
  seq: string
  requestId: string
  createdAtMs: string
}

/** Every column of "Fact", in the order in which they are hashed; a test compares it with the catalogue. */
export const FACT_COLUMNS = [
  "id",
  "clinicId",
  "name",
  "actor",
  "actorName",
  "subjectType",
  "subjectId",
  "patientId",
  "before",
  "after",
  "reason",
  "personal",
  "seq",
  "requestId",
  "createdAt",
] as const

/** The same columns, of the table named `f`, as `ChainedFact` has them. */
export const FACT_SELECT = `f.id, f."clinicId", f.name, f.actor, f."actorName", f."subjectType", f."subjectId",
  f."patientId", f.before::text as before, f.after::text as after, f.reason, f.personal, f.seq::text as seq,
  f."requestId", (extract(epoch from f."createdAt") * 1000)::bigint::text as "createdAtMs"`

const VERSION = "rounds audit 1"

export type Place = { chain: string; n: number; sealedAtMs: number }

/** SHA-256 of the previous hash, the place in the chain and every stored column, each with its length before it. */
export function linkHash(previous: Uint8Array | null, place: Place, fact: ChainedFact): Buffer {
  const hash = createHash("sha256").update(previous ?? Buffer.alloc(32))
  const values: (string | Uint8Array | null)[] = [
    VERSION,
    place.chain,
    String(place.n),
    String(place.sealedAtMs),
    ...FACT_COLUMNS.map((name) => fact[name === "createdAt" ? "createdAtMs" : name]),
  ]
  for (const value of values) {
    if (value === null) {
      hash.update(Buffer.of(0))
      continue
    }
    const bytes = typeof value === "string" ? Buffer.from(value, "utf8") : value
    const head = Buffer.alloc(5)
    head[0] = 1
    head.writeUInt32BE(bytes.length, 1)
    hash.update(head).update(bytes)
  }
  return hash.digest()
}
