import { absent } from "@/lib/db"
import { FindDeploymentInput } from "@/lib/deployments/schema"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

/** The report under its name; there is one from the deployment's end on. */
export const findDeploymentReport = query({
  name: "deployments.report",
  may: "deployments.read",
  input: FindDeploymentInput,
  async run({ tx, input: { id } }): Promise<{ name: string; text: string }> {
    const found = isId(id)
      ? await tx.deployment.findUnique({ where: { id }, select: { reportName: true, report: true } })
      : null
    if (!found?.reportName || found.report === null) return absent()
    return { name: found.reportName, text: found.report }
  },
})
