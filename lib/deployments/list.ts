import { readCursor, toPage } from "@/lib/cursor"
import { type DeploymentPage, ListDeploymentsInput } from "@/lib/deployments/schema"
import { toRow } from "@/lib/deployments/to-row"
import { DEPLOYMENT_STATUSES, type DeploymentStatus } from "@/lib/deployments/words"
import { query } from "@/lib/operation"

const PAGE = 30

/** The history, newest first. A service is looked for by its places, so that each way of asking has its index. */
export const listDeployments = query({
  name: "deployments.list",
  may: "deployments.read",
  input: ListDeploymentsInput,
  async run({ tx, input }): Promise<DeploymentPage> {
    const before = input.cursor ? readCursor(input.cursor) : null
    const placeIds =
      input.service || input.environment
        ? (
            await tx.servicePlace.findMany({
              where: {
                ...(input.environment && { environment: input.environment }),
                ...(input.service && { service: { name: input.service } }),
              },
              select: { id: true },
              take: 500,
            })
          ).map((one) => one.id)
        : null
    const status = DEPLOYMENT_STATUSES.find((one): one is DeploymentStatus => one === input.status)
    const found = await tx.deployment.findMany({
      where: {
        ...(placeIds && { placeId: { in: placeIds } }),
        ...(status && { status }),
        ...(before && {
          OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }],
        }),
      },
      include: { release: true, previous: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE + 1,
    })
    const { rows, nextCursor } = toPage(found, PAGE, (one) => one.createdAt)
    const services = await tx.softwareService.findMany({
      where: { name: { in: [...new Set(rows.map((one) => one.service))] } },
      select: { name: true, title: true },
    })
    const titles = new Map(services.map((one) => [one.name, one.title]))
    return { rows: rows.map((one) => toRow(one, titles.get(one.service))), nextCursor }
  },
})
