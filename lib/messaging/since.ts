import type { Tx } from "@/lib/db"

/**
 * Which of these messages of ours were written again: to the same person something was written after they had failed, or
 * the same words after them, whatever became of it. Of several the newest stands for all, in whatever order they are sent.
 * Signs on what a person said replace one another alone. One that never failed, and one left for a newer before, count from when they were written.
 */
export async function writtenAgain(tx: Tx, messageIds: readonly string[]): Promise<Set<string>> {
  if (messageIds.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select message.id from "Message" message
    where message.id = any (${[...messageIds]}::uuid[]) and message.direction = 'out' and exists (
      select from "Message" newer
      where newer."clinicId" = message."clinicId" and newer."contactId" = message."contactId"
        and newer.direction = 'out' and newer."createdAt" > message."createdAt"
        and (newer.kind = 'reaction') = (message.kind = 'reaction')
        and (message.kind <> 'reaction' or newer."replyToExternalId" = message."replyToExternalId")
        and newer.status not in ('scheduled', 'blocked', 'cancelled')
        and (message.kind = 'reaction' or newer.body = message.body or message.status not in ('failed', 'blocked') or message."failedBecause" = 'answered_since'
          or newer."createdAt" > message."statusAt"))`
  return new Set(rows.map((row) => row.id))
}

/** Of what failed to go to the same person before this one was written: the ids, newest first. */
export async function replacedBy(tx: Tx, messageId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select older.id from "Message" message join "Message" older on older."clinicId" = message."clinicId"
      and older."contactId" = message."contactId" and older.direction = 'out' and older.status in ('failed', 'blocked')
      and older."createdAt" < message."createdAt" and message.kind <> 'reaction' and older.kind <> 'reaction'
      and (older.body = message.body or older."statusAt" < message."createdAt")
    where message.id = ${messageId}::uuid order by older."createdAt" desc limit 100`
  return rows.map((row) => row.id)
}
