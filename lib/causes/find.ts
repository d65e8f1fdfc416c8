import type { Role } from "@/lib/can"
import { can } from "@/lib/can"
import { figuresOf } from "@/lib/causes/figures"
import { CAME_BACK, findInReach } from "@/lib/causes/reach"
import { type CauseDetail, FindCauseInput } from "@/lib/causes/schema"
import type { CauseSource } from "@/lib/causes/source"
import { type StoredCause, toCauseRow } from "@/lib/causes/to-row"
import type { CauseState } from "@/lib/causes/words"
import { type Ctx, grantOf } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { env } from "@/lib/env"
import { query } from "@/lib/operation"
import { namesOf } from "@/lib/reruns/to-row"

const MOST_COUNTED = 10_000
const MOST_RUNS = 50
const MOST_RELEASES = 10

export const findCause = query({
  name: "causes.find",
  may: "runs.read",
  input: FindCauseInput,
  async run({ ctx, tx, input, grant }): Promise<CauseDetail> {
    const { cause, source } = await findInReach(tx, ctx, grant, input.id)
    const figures = await figuresOf(source, [cause], MOST_COUNTED)
    const name = await namesOf(tx, cause.ownerId ? [cause.ownerId] : [])
    const owner = cause.ownerId ? { id: cause.ownerId, name: name(cause.ownerId) } : null
    const isOwn = grant.scope === "own"
    const right = grantOf(ctx, "runs.rerun")
    return {
      ...toCauseRow(cause, figures(cause), owner),
      releases: isOwn ? [] : await elsewhere(source.db, cause),
      runs: await runsOfCause(source, cause),
      members: right && right.scope !== "own" && !cause.isPlatform ? await whoMayOwn(tx, ctx) : [],
      runningRelease: env().GIT_SHA,
    }
  },
})

/** The same failure in other releases. */
async function elsewhere(tx: Tx, cause: StoredCause): Promise<CauseDetail["releases"]> {
  const rows = await tx.$queryRaw<
    { id: string; releaseSha: string; count: number; lastAt: Date; state: CauseState; cameBack: boolean }[]
  >`
    select cause.id, cause.release_sha as "releaseSha", cause.count::int as count, cause.last_at as "lastAt", cause.state,
      ${CAME_BACK} as "cameBack"
    from engine.cause
    where cause.id <> ${cause.id}::uuid and cause.clinic_id is not distinct from (
        select clinic_id from engine.cause this where this.id = ${cause.id}::uuid)
      and cause.function_id = ${cause.functionId}
      and cause.step_name is not distinct from ${cause.stepName} and cause.error_name = ${cause.errorName}
      and cause.error_code is not distinct from ${cause.errorCode}
      and cause.provider is not distinct from ${cause.provider}
    order by cause.last_at desc limit ${MOST_RELEASES}`
  return rows.map(({ cameBack, ...row }) => ({
    ...row,
    state: cameBack ? "open" : row.state,
    lastAt: row.lastAt.toISOString(),
  }))
}

async function runsOfCause({ db, runs }: CauseSource, cause: StoredCause): Promise<CauseDetail["runs"]> {
  const rows = await db.$queryRaw<
    { id: string; createdAt: Date; finishedAt: Date | null; settledAs: string | null; hasLater: boolean }[]
  >`
    select id, "createdAt", "finishedAt", "settledAs", exists (select from engine.run later
      where later.rerun_of = newest.id and later.status <> 'cancelled') as "hasLater"
    from (
      select id, "createdAt", "finishedAt", "settledAs" from "Run"
      where fingerprint = ${cause.fingerprint} and ${runs}
      order by "createdAt" desc, id desc limit ${MOST_RUNS}
    ) newest order by "createdAt" desc, id desc`
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }))
}

/** Members at work here whose roles let them look after the whole clinic's jobs. */
export async function whoMayOwn(tx: Tx, ctx: Ctx): Promise<{ id: string; name: string }[]> {
  const members = await tx.member.findMany({
    where: {
      active: true,
      OR: [{ endsAt: null }, { endsAt: { gt: ctx.now } }],
      roles: { hasSome: ["admin", "operator"] },
    },
    select: { id: true, name: true, roles: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 100,
  })
  return members
    .filter(({ roles }) => {
      const grant = can(roles as Role[], "runs.rerun")
      return grant && grant.scope !== "own"
    })
    .map(({ id, name }) => ({ id, name }))
}
