import { StampedInput } from "@/lib/impact/schema"
import { query } from "@/lib/operation"

export type StampedRelease = { id: string; gitSha: string; version: string | null; serviceTitle: string }

/** Of these commits those that are releases, in the order given: what runs, messages and webhooks are stamped with. */
export const listStamped = query({
  name: "impact.stamped",
  may: "deployments.read",
  input: StampedInput,
  async run({ tx, input: { shas } }): Promise<StampedRelease[]> {
    const found = await tx.release.findMany({
      where: { gitSha: { in: shas } },
      select: { id: true, gitSha: true, version: true, service: { select: { title: true } } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 100,
    })
    return found
      .map(({ service, ...one }) => ({ ...one, serviceTitle: service.title }))
      .sort((one, other) => shas.indexOf(one.gitSha) - shas.indexOf(other.gitSha))
  },
})
