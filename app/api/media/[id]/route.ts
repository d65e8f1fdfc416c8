import { readMedia } from "@/lib/media/read"
import { serveMedia } from "@/lib/media/serve"
import { route } from "@/lib/web/route"

export const GET = route<{ id: string }>(async (ctx, { params, search }) => {
  const n = typeof search.n === "string" ? search.n : undefined
  return serveMedia(await readMedia(ctx, { id: params.id, n }))
})
