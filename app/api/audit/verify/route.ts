import { startVerification, verificationOf } from "@/lib/audit/verify-clinic"
import { route } from "@/lib/web/route"

export const GET = route(async (ctx) => {
  await startVerification(ctx, {})
  return new Response(verificationOf(ctx), {
    headers: { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" },
  })
})
