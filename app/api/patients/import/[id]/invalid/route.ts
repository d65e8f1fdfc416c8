import { exportInvalid } from "@/lib/imports/find"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>(async (ctx, { params }) => {
  const { csv } = await exportInvalid(ctx, { id: params.id })
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="not-taken-${params.id}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  })
})
