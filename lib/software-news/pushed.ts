import type { Tx } from "@/lib/db"
import { type Fact, fact } from "@/lib/facts"
import type { SoftwareNews } from "@/lib/providers/software-news"
import type { Change } from "@/lib/releases/schema"

const MOST = 200

/**
 * Keeps what was pushed, in its order, and tells releases of it that were registered before. From the first commit on
 * that was not heard of, or too late, all of them take their places anew: what a lost webhook held stands before what
 * came after it.
 */
export async function hearPush(
  tx: Tx,
  { repository, branch, commits }: Extract<SoftwareNews, { kind: "pushed" }>,
): Promise<Fact[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('rounds pushed'), hashtext(${`${repository} ${branch}`}))`
  const known = await tx.pushedCommit.findMany({
    where: { repository, branch, gitSha: { in: commits.map((one) => one.sha) } },
    select: { gitSha: true, seq: true },
  })
  const places = new Map(known.map((one) => [one.gitSha, one.seq]))
  const kept = commits.findIndex(({ sha }, n) => {
    const [place, former] = [places.get(sha), places.get(commits[n - 1]?.sha ?? "") ?? -1n]
    return place === undefined || place < former
  })
  if (kept >= 0)
    await tx.$executeRaw`
      insert into "PushedCommit" (repository, branch, "gitSha", title, author)
      select ${repository}, ${branch}, sha, title, author
      from rows from (json_to_recordset(${JSON.stringify(commits.slice(kept))}::json) as (sha text, title text, author text))
        with ordinality as one (sha, title, author, place)
      order by place
      on conflict (repository, "gitSha", branch) do update set seq = nextval('"PushedCommit_seq_seq"')`
  const waiting = await tx.release.findMany({
    where: {
      gitSha: { in: commits.map((one) => one.sha) },
      service: { repository: { equals: repository, mode: "insensitive" } },
      changes: { equals: [] },
    },
    select: { id: true, serviceId: true, gitSha: true },
    take: 20,
  })
  const facts: Fact[] = []
  for (const { id, serviceId, gitSha } of waiting) {
    const changes = await changesUpTo(tx, { serviceId, repository, gitSha })
    if (changes.length === 0) continue
    await tx.release.update({ where: { id }, data: { changes } })
    facts.push(fact("release.changes_told", id, { after: { changes: changes.length } }))
  }
  return facts
}

/**
 * What was pushed since the commit of the service's release before, up to this one, newest first. Empty where the
 * commit was not heard of, or none before it: what is not known is not made up.
 */
export async function changesUpTo(
  tx: Tx,
  { serviceId, repository, gitSha }: { serviceId: string; repository: string; gitSha: string },
): Promise<Change[]> {
  return tx.$queryRaw<Change[]>`
    select c."gitSha" as sha, c.title, c.author
    from "PushedCommit" this
    cross join lateral (
      select max(before.seq) as seq from "PushedCommit" before
      join "Release" r on r."gitSha" = before."gitSha" and r."serviceId" = ${serviceId}::uuid
      where before.repository = this.repository and before.branch = this.branch and before.seq < this.seq
    ) last
    join "PushedCommit" c on c.repository = this.repository and c.branch = this.branch
      and c.seq > last.seq and c.seq <= this.seq
    where this.repository = ${repository} and this."gitSha" = ${gitSha}
      and this.seq = (select max(seq) from "PushedCommit" where repository = ${repository} and "gitSha" = ${gitSha})
    order by c.seq desc limit ${MOST}`
}
