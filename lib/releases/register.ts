import { fail } from "@/lib/errors"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { keepRelease } from "@/lib/releases/keep"
import { RegisterReleaseInput } from "@/lib/releases/schema"

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
    const { id, isNew } = await keepRelease(tx, ctx, service, input)
    const added = await tx.releaseMigration.createMany({
      data: (input.migrations ?? []).map(({ name, isCompatible, note }) => ({
        releaseId: id,
        name,
        isCompatible: isCompatible ?? null,
        note: note ?? null,
      })),
      skipDuplicates: true,
    })
    if (!isNew && added.count === 0) return { value: { id, isNew }, facts: [] }
    const after = { service: input.service, gitSha, imageDigest, migrations: added.count }
    return {
      value: { id, isNew },
      facts: [fact(isNew ? "release.registered" : "release.migrations_added", id, { after })],
    }
  },
})
