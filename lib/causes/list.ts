import { functionsNamed } from "@/inngest/registry"
import { figuresOf } from "@/lib/causes/figures"
import { CAME_BACK, CAUSE_COLUMNS, causeReachSql } from "@/lib/causes/reach"
import { type CausePage, ListCausesInput } from "@/lib/causes/schema"
import { type StoredCause, toCauseRow } from "@/lib/causes/to-row"
import { CAUSE_PAGE, type CauseState } from "@/lib/causes/words"
import { readCursor, toPage } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { namesOf } from "@/lib/reruns/to-row"

/** Failures of one cause together, the latest first, by cursor. */
export const listCauses = query({
  name: "causes.list",
  may: "runs.read",
  input: ListCausesInput,
  async run({ ctx, tx, input, grant }): Promise<CausePage> {
    const where = [causeReachSql(ctx, grant), ...conditions(input)]
    const found = await tx.$queryRaw<StoredCause[]>`
      select ${CAUSE_COLUMNS}, ${CAME_BACK} as "cameBack" from engine.cause
      where ${Prisma.join(where, " and ")}
      order by cause.last_at desc, cause.id desc limit ${CAUSE_PAGE + 1}`
    const { rows, nextCursor } = toPage(found, CAUSE_PAGE, (row) => row.lastAt)
    const figures = await figuresOf(
      tx,
      ctx,
      grant,
      rows.map((row) => row.fingerprint),
    )
    const name = await namesOf(
      tx,
      rows.flatMap((row) => row.ownerId ?? []),
    )
    const owner = (id: string | null) => (id ? { id, name: name(id) } : null)
    const isOwn = grant.scope === "own"
    return {
      rows: rows.map((row) => toCauseRow(row, figures(row.fingerprint), owner(row.ownerId), isOwn)),
      nextCursor,
    }
  },
})

function conditions({
  state,
  function: named,
  cursor,
}: {
  state?: CauseState
  function?: string
  cursor?: string
}): Prisma.Sql[] {
  const all: Prisma.Sql[] = []
  if (state === "open") all.push(Prisma.sql`(cause.state = 'open' or ${CAME_BACK})`)
  else if (state) all.push(Prisma.sql`cause.state = ${state} and not ${CAME_BACK}`)
  if (named) all.push(Prisma.sql`cause.function_id = any (${functionsNamed(named)}::text[])`)
  if (cursor) {
    const { at, id } = readCursor(cursor)
    all.push(Prisma.sql`(cause.last_at, cause.id) < (${at}, ${id}::uuid)`)
  }
  return all
}
