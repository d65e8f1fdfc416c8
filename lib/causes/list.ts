import { functionsNamed } from "@/inngest/registry"
import { figuresOf } from "@/lib/causes/figures"
import { CAME_BACK, readCauses } from "@/lib/causes/reach"
import { type CausePage, ListCausesInput } from "@/lib/causes/schema"
import { causeSources } from "@/lib/causes/source"
import { type CauseFigures, type StoredCause, toCauseRow } from "@/lib/causes/to-row"
import { CAUSE_PAGE, type CauseState } from "@/lib/causes/words"
import { readCursor, toPage } from "@/lib/cursor"
import { Prisma } from "@/lib/generated/prisma/client"
import { query } from "@/lib/operation"
import { namesOf } from "@/lib/reruns/to-row"

/** Of a cause, in a list: beyond it a line says "1,000+". */
const MOST_COUNTED = 1_000

/** Failures of one cause together, the latest first, by cursor. */
export const listCauses = query({
  name: "causes.list",
  may: "runs.read",
  input: ListCausesInput,
  async run({ ctx, tx, input, grant }): Promise<CausePage> {
    const sources = causeSources(ctx, tx, grant)
    const where = conditions(input)
    const found: StoredCause[] = []
    for (const source of sources) found.push(...(await readCauses(source, where, CAUSE_PAGE + 1)))
    const { rows, nextCursor } = toPage(found.sort(latestFirst), CAUSE_PAGE, (row) => row.lastAt)
    const figures = new Map<string, CauseFigures>()
    for (const source of sources) {
      const its = rows.filter((row) => row.isPlatform === source.isPlatform)
      const of = await figuresOf(source, its, MOST_COUNTED)
      for (const row of its) figures.set(row.id, of(row))
    }
    const name = await namesOf(
      tx,
      rows.flatMap((row) => row.ownerId ?? []),
    )
    const owner = (id: string | null) => (id ? { id, name: name(id) } : null)
    return {
      rows: rows.flatMap((row) => {
        const its = figures.get(row.id)
        return its ? toCauseRow(row, its, owner(row.ownerId)) : []
      }),
      nextCursor,
    }
  },
})

const latestFirst = (one: StoredCause, other: StoredCause): number =>
  other.lastAt.getTime() - one.lastAt.getTime() || (other.id > one.id ? 1 : -1)

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
