import { createHash, randomBytes } from "node:crypto"
import type { ClientBase, Pool } from "pg"
import { newId } from "@/lib/ids"

export const RECOVERY_CODES = 10
// Without letters and digits that are mistaken for one another.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
const LENGTH = 16

/** Read as typed: capitals, blanks and dashes do not matter. */
export const plainRecoveryCode = (text: string): string => text.toLowerCase().replace(/[\s-]/g, "")

export const isRecoveryCode = (text: string): boolean => plainRecoveryCode(text).length === LENGTH

/** "abcd-efgh-jkmn-pqrs": about 79 random bits, so that a fast hash is enough. */
export function newRecoveryCode(): string {
  const letters: string[] = []
  while (letters.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      // What would make the first letters likelier is thrown away.
      if (byte < 248 && letters.length < LENGTH) letters.push(ALPHABET[byte % ALPHABET.length] ?? "")
    }
  }
  return letters.join("").match(/.{4}/g)?.join("-") ?? ""
}

const hashOf = (userId: string, code: string): Buffer =>
  createHash("sha256")
    .update(`recovery ${userId} ${plainRecoveryCode(code)}`)
    .digest()

/** Ten new ones in place of the old; said this once, kept as hashes. */
export async function replaceRecoveryCodes(on: ClientBase, userId: string, at: Date): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await on.query(`delete from "RecoveryCode" where "userId" = $1`, [userId])
  await on.query(
    `insert into "RecoveryCode" (id, "userId", "codeHash", "createdAt")
    select id, $1, hash, $2 from unnest($3::uuid[], $4::bytea[]) as code (id, hash)`,
    [userId, at, codes.map(newId), codes.map((code) => hashOf(userId, code))],
  )
  return codes
}

/** True once for each code. */
export async function spendRecoveryCode(on: Pool, userId: string, code: string, at: Date): Promise<boolean> {
  const { rowCount } = await on.query(
    `update "RecoveryCode" set "usedAt" = $3 where "userId" = $1 and "codeHash" = $2 and "usedAt" is null`,
    [userId, hashOf(userId, code), at],
  )
  return rowCount === 1
}
