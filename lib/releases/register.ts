import type { Tx } from "@/lib/db"
import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { RegisterReleaseInput } from "@/lib/releases/schema"
import { releaseSource } from "@/lib/releases/source"
import { checksOf } from "@/lib/software-news/checks"
import { changesUpTo } from "@/lib/software-news/pushed"

/**
 * Makes what was built known, once: told again it is the same, and only what is new of its migrations is added.
 * A rebuild of the same commit has another digest and is another release.
 */
export const registerRelease = command({
  name: "releases.register",
  may: "releases.write",
  input: RegisterReleaseInput,
  async run({ ctx, tx, input }) {
    const service = await tx.softwareService.findFirst({
      where: { name: input.service, retiredAt: null },
      select: { id: true, kind: true, repository: true },
    })
    if (!service) return fail("not_found", { sentence: "There is no service of this name." })
    const { gitSha, imageDigest } = input
    if (service.kind !== "mobile" && !imageDigest.startsWith("sha256:"))
      fail("invalid_input", {
        fields: { imageDigest: "The image's digest: sha256: and 64 hexadecimal digits." },
      })
    const heard = await heardOf(tx, service, gitSha)
    const { count } = await tx.release.createMany({
      data: [
        {
          id: newId(),
          serviceId: service.id,
          gitSha,
          imageDigest,
          version: input.version ?? null,
          branch: input.branch ?? null,
          buildTime: input.buildTime,
          changes: input.changes ?? heard.changes,
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
    const added = await tx.releaseMigration.createMany({
      data: (input.migrations ?? []).map(({ name, isCompatible, note }) => ({
        releaseId: id,
        name,
        isCompatible: isCompatible ?? null,
        note: note ?? null,
      })),
      skipDuplicates: true,
    })
    const isNew = count === 1
    if (!isNew && added.count === 0) return { value: { id, isNew }, facts: [] }
    const after = { service: input.service, gitSha, imageDigest, migrations: added.count }
    return {
      value: { id, isNew },
      facts: [fact(isNew ? "release.registered" : "release.migrations_added", id, { after })],
    }
  },
})

/** What GitHub told of the commit before anybody told of the release. */
async function heardOf(tx: Tx, service: { id: string; repository: string | null }, gitSha: string) {
  const repository = service.repository?.toLowerCase()
  if (!repository) return { changes: [], checks: "unknown", at: null }
  const changes = await changesUpTo(tx, { serviceId: service.id, repository, gitSha })
  return { changes, ...(await checksOf(tx, repository, gitSha)) }
}
