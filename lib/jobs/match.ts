import { functionsNamed } from "@/inngest/registry"
import { readCursor } from "@/lib/cursor"
import { platformDb, type Tx } from "@/lib/db"
import { Prisma } from "@/lib/generated/prisma/client"
import { isId } from "@/lib/ids"
import { releasesLike } from "@/lib/jobs/releases"
import type { RunFilters } from "@/lib/jobs/schema"
import { searched } from "@/lib/jobs/search-terms"
import { waitingSql } from "@/lib/jobs/unsettled"

/** More parts than this are put into one condition: each part costs a look into an index. */
const MOST_PARTS = 24
const MOST_LEADS = 20

/** Any of `parts` together with all of `where`: each part is read in order from an index of its own. */
export type Match = { parts: Prisma.Sql[]; where: Prisma.Sql[] }

/** What these filters ask for as SQL over "Run"; null when nothing can match. `cursor` is the page's, not theirs. */
export async function matchOf(
  tx: Tx,
  clinicId: string,
  filters: Omit<RunFilters, "cursor">,
): Promise<Match | null> {
  const choices = [
    filters.q ? await searched(tx, filters.q) : null,
    filters.patient ? await ofPatient(tx, filters.patient) : null,
    filters.cause ? await ofCause(tx, filters.cause) : null,
    filters.release ? (await releasesLike(clinicId, filters.release)).map(equal("releaseSha")) : null,
    filters.function ? functionsNamed(filters.function).map(equal("functionId")) : null,
    filters.status?.map(equal("status")) ?? null,
  ].filter((one) => one !== null)
  if (choices.some((one) => one.length === 0)) return null
  return { parts: partsOf(choices), where: conditions(filters) }
}

/** The same as conditions to put beside others: for a selection that is not a page. Reads no page's cursor. */
export async function conditionsOf(
  tx: Tx,
  clinicId: string,
  filters: Omit<RunFilters, "cursor">,
): Promise<Prisma.Sql[]> {
  const match = await matchOf(tx, clinicId, filters)
  return match ? [...match.where, Prisma.sql`(${Prisma.join(match.parts, " or ")})`] : [Prisma.sql`false`]
}

const equal = (column: string) => {
  const name = Prisma.raw(`"${column}"`)
  return (value: string): Prisma.Sql => Prisma.sql`${name} = ${value}`
}

function conditions(filters: Omit<RunFilters, "cursor">): Prisma.Sql[] {
  const { lead, provider, schedule, from, to, attempt, rerun, dead } = filters
  return [
    lead ? Prisma.sql`"subjectId" = ${lead.toLowerCase()}` : null,
    provider ? Prisma.sql`provider = ${provider}` : null,
    schedule ? Prisma.sql`"scheduleId" = ${schedule}` : null,
    from ? Prisma.sql`"createdAt" >= ${from}` : null,
    to ? Prisma.sql`"createdAt" < ${to}` : null,
    attempt === "retried" ? Prisma.sql`attempt > 0` : attempt === "first" ? Prisma.sql`attempt = 0` : null,
    rerun ? Prisma.sql`"rerunAction" = ${rerun}::uuid` : null,
    dead ? waitingSql() : null,
  ].filter((one) => one !== null)
}

/** Runs say whom they are about; older ones only which lead. A merge brings leads along, not runs. */
async function ofPatient(tx: Tx, patientId: string): Promise<Prisma.Sql[]> {
  const leads = await tx.lead.findMany({
    where: { patientId },
    select: { id: true },
    orderBy: { createdAt: "desc" },
    take: MOST_LEADS,
  })
  return [Prisma.sql`"patientId" = ${patientId}::uuid`, ...leads.map(({ id }) => equal("subjectId")(id))]
}

async function ofCause(tx: Tx, cause: string): Promise<Prisma.Sql[]> {
  if (!isId(cause)) return [equal("fingerprint")(cause)]
  // The platform's stands for its runs alone, which are listed for who may read them.
  const own = await tx.$queryRaw<{ fingerprint: string }[]>`
    select fingerprint from engine.cause where id = ${cause}::uuid`
  const found = own.length
    ? own
    : await platformDb().$queryRaw<{ fingerprint: string }[]>`
    select fingerprint from engine.cause where id = ${cause}::uuid and clinic_id is null`
  return found.map((one) => equal("fingerprint")(one.fingerprint))
}

/** Every choice of one with every choice of the next, so far as that stays few. */
function partsOf(choices: Prisma.Sql[][]): Prisma.Sql[] {
  let parts: Prisma.Sql[][] = [[]]
  for (const among of choices) {
    const many = parts.length * among.length > MOST_PARTS
    const each = many ? [Prisma.sql`(${Prisma.join(among, " or ")})`] : among
    parts = parts.flatMap((part) => each.map((one) => [...part, one]))
  }
  return parts.map((part) => (part.length ? Prisma.join(part, " and ") : Prisma.sql`true`))
}

/** Ids and times of what matches, newest first, no more than `limit`; a run that matches in two ways is there once. */
export function matchSql(
  { parts, where }: Match,
  reach: Prisma.Sql,
  limit: number,
  cursor?: string,
): Prisma.Sql {
  const before = cursor ? readCursor(cursor) : null
  const all = [
    reach,
    ...where,
    ...(before ? [Prisma.sql`("createdAt", id) < (${before.at}, ${before.id}::uuid)`] : []),
  ]
  const each = parts.map(
    (part) => Prisma.sql`(select id, "createdAt" from "Run" where ${Prisma.join([...all, part], " and ")}
      order by "createdAt" desc, id desc limit ${limit})`,
  )
  return Prisma.sql`select id, "createdAt" from (${Prisma.join(each, " union ")}) matching
    order by "createdAt" desc, id desc limit ${limit}`
}
