import { absent } from "@/lib/db"
import { type LineShown, LinesInput } from "@/lib/deployments/schema"
import { toLine } from "@/lib/deployments/view-of"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

const PAGE = 500

/** The log from a line on, oldest first: all of it page by page, or what came since the last look. */
export const listDeploymentLines = query({
  name: "deployments.lines",
  may: "deployments.read",
  input: LinesInput,
  async run({ tx, input: { id, after } }): Promise<{ rows: LineShown[]; after: string | null }> {
    if (!isId(id)) return absent()
    const found = await tx.deployment.findUnique({ where: { id }, select: { id: true } })
    if (!found) return absent()
    const rows = await tx.deploymentLine.findMany({
      where: { deploymentId: id, ...(after && { id: { gt: BigInt(after) } }) },
      orderBy: { id: "asc" },
      take: PAGE,
    })
    return { rows: rows.map(toLine), after: rows.at(-1)?.id.toString() ?? after ?? null }
  },
})
