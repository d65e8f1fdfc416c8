import { findDeploymentReport } from "@/lib/deployments/find-report"
import { route } from "@/lib/web/route"
import { textDownload } from "@/lib/web/text-download"

export const GET = route<{ id: string }>(async (ctx, { params }) => {
  const { name, text } = await findDeploymentReport(ctx, { id: params.id })
  return textDownload(name, text, "text/markdown")
})
