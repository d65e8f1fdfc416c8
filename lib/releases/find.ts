import { absent } from "@/lib/db"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"
import { ReleaseInput } from "@/lib/releases/schema"
import { readChanges } from "@/lib/releases/stored"

/** A release with what is in it, its migrations, and where it went. */
export const findRelease = query({
  name: "releases.find",
  may: "deployments.read",
  input: ReleaseInput,
  async run({ tx, input: { id } }) {
    if (!isId(id)) return absent()
    const found = await tx.release.findUnique({
      where: { id },
      include: {
        service: { select: { id: true, name: true, title: true, kind: true, repository: true } },
        migrations: { orderBy: { name: "asc" } },
        places: { where: { retiredAt: null }, select: { id: true, environment: true, provenAt: true } },
        deployments: {
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
          take: 25,
          select: {
            id: true,
            environment: true,
            kind: true,
            status: true,
            isProven: true,
            requestedByName: true,
            createdAt: true,
            finishedAt: true,
          },
        },
      },
    })
    if (!found) return absent()
    return { ...found, changes: readChanges(found.changes) }
  },
})

export type ReleaseView = Awaited<ReturnType<typeof findRelease>>
