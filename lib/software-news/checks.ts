import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { SoftwareNews } from "@/lib/providers/software-news"
import type { Checks } from "@/lib/releases/schema"
import { toDate } from "@/lib/time"

type News<K> = Extract<SoftwareNews, { kind: K }>

/** Takes one check's newest word, and has the commit's releases say how all of them stand. */
export async function hearCheck(tx: Tx, news: News<"checks">): Promise<Fact[]> {
  const { repository, gitSha, name, state } = news
  const at = toDate(news.at)
  // Deliveries come in any order: an older word changes nothing; of one instant, that of an end counts.
  await tx.$executeRaw`
    insert into "CommitCheck" (repository, "gitSha", name, state, at)
    values (${repository}, ${gitSha}, ${name}, ${state}, ${at})
    on conflict (repository, "gitSha", name) do update set state = excluded.state, at = excluded.at
    where "CommitCheck".at < excluded.at or ("CommitCheck".at = excluded.at and excluded.state <> 'pending')`
  return settleChecks(tx, repository, gitSha)
}

/** Red when one is, else pending when one is, else green; unknown where nobody told of any. */
export async function checksOf(
  tx: Tx,
  repository: string,
  gitSha: string,
): Promise<{ checks: Checks; at: Date | null }> {
  const told = await tx.commitCheck.findMany({
    where: { repository, gitSha },
    select: { state: true, at: true },
  })
  const checks = (["red", "pending", "green"] as const).find((word) => told.some((one) => one.state === word))
  const at = told.map((one) => one.at.getTime()).sort((a, b) => b - a)[0]
  return { checks: checks ?? "unknown", at: at === undefined ? null : toDate(at) }
}

export async function settleChecks(tx: Tx, repository: string, gitSha: string): Promise<Fact[]> {
  const { checks, at } = await checksOf(tx, repository, gitSha)
  if (checks === "unknown") return []
  const service = { repository: { equals: repository, mode: "insensitive" as const } }
  const releases = await tx.release.findMany({
    where: { gitSha, service, checks: { not: checks } },
    select: { id: true, checks: true },
  })
  const ids = releases.map((one) => one.id)
  await tx.release.updateMany({ where: { gitSha, service }, data: { checksAt: at } })
  await tx.release.updateMany({ where: { id: { in: ids } }, data: { checks } })
  return releases.map((one) =>
    fact("release.checks_told", one.id, { before: { checks: one.checks }, after: { checks } }),
  )
}
