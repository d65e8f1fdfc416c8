import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { fail } from "@/lib/errors"
import { isId } from "@/lib/ids"

/** The release a machine means: by its id, its commit (the newest build of it) or its digest. Throws `not_found`. */
export async function releaseNamed(ctx: Ctx, service: string, name: string): Promise<string> {
  const given = name.toLowerCase()
  const by = isId(given)
    ? { id: given }
    : /^[0-9a-f]{40}$/.test(given)
      ? { gitSha: given }
      : { imageDigest: name }
  const found = await inClinic(ctx.clinicId, (tx) =>
    tx.release.findFirst({
      where: { ...by, service: { name: service } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true },
    }),
  )
  return found?.id ?? fail("not_found", { sentence: "This service has no such release. Register it first." })
}
