import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto"
import type { Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { seal, unseal } from "@/lib/seal"

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** First byte of a sealed value: under the patient's key, or, where it is about no patient, under the product's. */
const BY_PATIENT = 1
const BY_PRODUCT = 2

type Unsealed = { id: string; patientId?: string; personal?: Prisma.InputJsonValue }
type Sealed = { id: string; patientId: string | null; personal: Uint8Array | null }

/** A person's words open, went with their key, or do not open: altered, or sealed with a key not known here. */
export type Opened = { state: "open"; value: unknown } | { state: "erased" } | { state: "unreadable" }

/**
 * The personal part of each fact, sealed with the fact's id. Of a patient whose key was destroyed nothing is kept:
 * what came after the erasure is no more readable than what came before.
 */
export async function sealPersonal(
  tx: Tx,
  clinicId: string,
  facts: readonly Unsealed[],
): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const given = facts.filter((one) => one.personal !== undefined && one.personal !== null)
  const keys = await keysFor(tx, clinicId, [...new Set(given.flatMap((one) => one.patientId ?? []))])
  const sealed = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const { id, patientId, personal } of given) {
    const text = JSON.stringify(personal)
    if (!patientId) sealed.set(id, marked(BY_PRODUCT, seal(text, id)))
    const key = patientId && keys.get(patientId)
    if (key) sealed.set(id, marked(BY_PATIENT, sealUnder(key, text, id)))
  }
  return sealed
}

/** Opens what can be opened, by the fact's id: one statement, whatever the number. */
export async function openPersonal(tx: Tx, rows: readonly Sealed[]): Promise<Map<string, Opened>> {
  const given = rows.flatMap((row) => (row.personal ? [{ ...row, personal: Buffer.from(row.personal) }] : []))
  const keys = await readKeys(tx, [...new Set(given.flatMap((row) => row.patientId ?? []))])
  return new Map(given.map((row) => [row.id, openOne(row, row.patientId ? keys.get(row.patientId) : null)]))
}

/** Why somebody did it, where that was said in words of their own. */
export function reasonIn(opened: Opened | undefined): string | null {
  if (opened?.state !== "open") return null
  const reason = (opened.value as { reason?: unknown } | null)?.reason
  return typeof reason === "string" ? reason : null
}

function openOne({ id, personal }: { id: string; personal: Buffer }, key: Buffer | null | undefined): Opened {
  const [by, body] = [personal[0], personal.subarray(1)]
  if (by === BY_PATIENT && !key) return { state: "erased" }
  try {
    const text = by === BY_PATIENT && key ? openUnder(key, body, id) : unseal(body, id)
    return { state: "open", value: JSON.parse(text) }
  } catch {
    return { state: "unreadable" }
  }
}

/** Each patient's key, made where there is none yet; absent where it was destroyed. */
async function keysFor(tx: Tx, clinicId: string, patientIds: string[]): Promise<Map<string, Buffer>> {
  const known = await readKeys(tx, patientIds)
  const missing = patientIds.filter((id) => !known.has(id))
  if (missing.length > 0) {
    // Of two that make one at once the second waits here, and then reads what the first one made.
    await tx.patientKey.createMany({
      data: missing.map((patientId) => ({
        clinicId,
        patientId,
        sealed: seal(randomBytes(32).toString("hex"), patientId),
      })),
      skipDuplicates: true,
    })
    for (const [id, key] of await readKeys(tx, missing)) known.set(id, key)
  }
  return new Map([...known].flatMap(([id, key]): [string, Buffer][] => (key ? [[id, key]] : [])))
}

/** Null for a key that was destroyed. */
async function readKeys(tx: Tx, patientIds: string[]): Promise<Map<string, Buffer | null>> {
  if (patientIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ patientId: string; sealed: Uint8Array | null }[]>`
    select "patientId", sealed from "PatientKey" where "patientId" in (${Prisma.join(
      patientIds.map((id) => Prisma.sql`${id}::uuid`),
    )})`
  return new Map(
    rows.map((row) => [row.patientId, row.sealed && Buffer.from(unseal(row.sealed, row.patientId), "hex")]),
  )
}

function sealUnder(key: Buffer, text: string, factId: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(factId))
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function openUnder(key: Buffer, bytes: Buffer, factId: string): string {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES)).setAAD(
    Buffer.from(factId),
  )
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  const body = bytes.subarray(NONCE_BYTES + TAG_BYTES)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8")
}

const marked = (by: number, bytes: Uint8Array) => new Uint8Array(Buffer.concat([Buffer.of(by), bytes]))
