import { enginePool, inClinic, platformDb } from "@/lib/db"
import { addMs, HOUR_MS } from "@/lib/time"
import { CLINICS } from "@/prisma/demo/clinics"

export type Night = { from: Date; to: Date }

export const between = (from: Date, to: Date, share: number): Date =>
  addMs(from, Math.round((to.getTime() - from.getTime()) * share))

/** From the first to the last run that failed: so long the bad release ran. */
export async function nightOf(anchor: Date): Promise<Night> {
  const { rows } = await enginePool().query<{ first: Date | null; last: Date | null }>(
    `select min(created_at) as first, max(created_at) as last from engine.run
     where status = 'failed' and function_id = 'lead-scoring-workflow' and created_at < $1`,
    [anchor],
  )
  const { first, last } = rows[0] ?? {}
  return { from: first ?? addMs(anchor, -20 * HOUR_MS), to: last ?? addMs(anchor, -18 * HOUR_MS) }
}

/** What ran, was sent and was heard then bears the release that did it. */
export async function stampReleases(spans: readonly { from: Date; sha: string }[]): Promise<void> {
  const clinics = await platformDb().clinic.findMany({
    where: { slug: { in: CLINICS.map((one) => one.slug) } },
    select: { id: true },
  })
  for (const [n, { from, sha }] of spans.entries()) {
    const until = spans[n + 1]?.from ?? null
    await enginePool().query(
      `update engine.run set release_sha = $1
       where created_at >= $2 and ($3::timestamptz is null or created_at < $3) and release_sha = 'unknown'`,
      [sha, from, until],
    )
    for (const { id } of clinics)
      await inClinic(id, async (tx) => {
        await tx.message.updateMany({
          where: {
            direction: "out",
            releaseSha: null,
            createdAt: { gte: from, ...(until && { lt: until }) },
          },
          data: { releaseSha: sha },
        })
        await tx.webhookEvent.updateMany({
          where: { releaseSha: null, receivedAt: { gte: from, ...(until && { lt: until }) } },
          data: { releaseSha: sha },
        })
      })
  }
  const bad = spans[2]?.sha
  await enginePool().query(`update engine.cause set release_sha = $1 where fingerprint like 'demo-%'`, [bad])
}
