import { absent } from "@/lib/db"
import { type DeploymentView, FindDeploymentInput } from "@/lib/deployments/schema"
import { viewOf } from "@/lib/deployments/view-of"
import { isId } from "@/lib/ids"
import { query } from "@/lib/operation"

/** Of a log, the last so many lines are given with the page; the rest is read on. */
export const LINES_SHOWN = 400

/** One deployment with all that is known of it. */
export const findDeployment = query({
  name: "deployments.find",
  may: "deployments.read",
  input: FindDeploymentInput,
  async run({ tx, input: { id } }): Promise<DeploymentView> {
    const found = isId(id) ? await viewOf(tx, id, LINES_SHOWN) : null
    return found?.view ?? absent()
  },
})
