import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { newId } from "@/lib/ids"
import type { Change } from "@/lib/releases/schema"
import { releaseSource } from "@/lib/releases/source"
import { checksOf } from "@/lib/software-news/checks"
import { changesUpTo } from "@/lib/software-news/pushed"

type Built = {
  gitSha: string
  imageDigest: string
  version?: string | null
  branch?: string | null
  buildTime: Date
  changes?: Change[]
}

/** What was built becomes a release once, with what was heard of its commit before; told again it is the same. */
export async function keepRelease(
  tx: Tx,
  ctx: Ctx,
  service: { id: string; repository: string | null },
  built: Built,
): Promise<{ id: string; isNew: boolean }> {
  const { gitSha, imageDigest, version, branch, buildTime } = built
  const heard = await heardOf(tx, service, gitSha)
  const { count } = await tx.release.createMany({
    data: [
      {
        id: newId(),
        serviceId: service.id,
        gitSha,
        imageDigest,
        version: version ?? null,
        branch: branch ?? null,
        buildTime,
        changes: built.changes ?? heard.changes,
        checks: heard.checks,
        checksAt: heard.at,
        source: releaseSource(ctx),
        createdAt: ctx.now,
      },
    ],
    skipDuplicates: true,
  })
  const { id } = await tx.release.findUniqueOrThrow({
    where: { serviceId_gitSha_imageDigest: { serviceId: service.id, gitSha, imageDigest } },
    select: { id: true },
  })
  return { id, isNew: count === 1 }
}

/** What GitHub told of the commit before anybody told of the release. */
async function heardOf(tx: Tx, service: { id: string; repository: string | null }, gitSha: string) {
  const repository = service.repository?.toLowerCase()
  if (!repository) return { changes: [], checks: "unknown", at: null }
  const changes = await changesUpTo(tx, { serviceId: service.id, repository, gitSha })
  return { changes, ...(await checksOf(tx, repository, gitSha)) }
}
