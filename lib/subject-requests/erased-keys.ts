import { createHmac } from "node:crypto"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"

export type KeyKind = "message" | "event" | "import"

/** A keyed hash, by which something old is known again and nobody is. */
export const erasedHash = (clinicId: string, kind: KeyKind, value: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHmac("sha256", env().NEXTAUTH_SECRET).update(`erased\n${clinicId}\n${kind}\n${value}`).digest(),
  )

/** Which of these belong to somebody who was erased: what comes again must not bring them back. One statement. */
export async function erasedAmong(
  tx: Tx,
  clinicId: string,
  kind: KeyKind,
  values: readonly string[],
): Promise<Set<string>> {
  if (values.length === 0) return new Set()
  const byHash = new Map(values.map((value) => [hex(erasedHash(clinicId, kind, value)), value]))
  const found = await tx.erasedKey.findMany({
    where: {
      clinicId,
      hash: { in: [...byHash.keys()].map((one) => new Uint8Array(Buffer.from(one, "hex"))) },
    },
    select: { hash: true },
  })
  return new Set(found.flatMap((one) => byHash.get(hex(one.hash)) ?? []))
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")
