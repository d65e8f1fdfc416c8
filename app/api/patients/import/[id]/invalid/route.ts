import { exportInvalid } from "@/lib/imports/find"
import { csvDownload } from "@/lib/web/csv-download"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>(async (ctx, { params }) => {
  const { csv } = await exportInvalid(ctx, { id: params.id })
  return csvDownload(`not-taken-${params.id}.csv`, csv)
})
