import { lookBefore } from "@/lib/deployments/look-before"
import { PreflightInput } from "@/lib/deployments/schema"
import { query } from "@/lib/operation"
import { placeNamed } from "@/lib/software/place"

/** What a deployment would find before it begins; shown before anybody presses. */
export const previewDeployment = query({
  name: "deployments.preflight",
  may: "deployments.read",
  input: PreflightInput,
  async run({ ctx, tx, input }) {
    const place = await placeNamed(tx, input.service, input.environment)
    const { releaseId, kind = "deploy" } = input
    return lookBefore(tx, { place, releaseId, kind, at: ctx.now })
  },
})
