import { env } from "@/lib/env"
import { AppError } from "@/lib/errors"
import { problemReply } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"

export const dynamic = "force-dynamic"

/** What the platform costs without us: `npm run bench` measures webhooks against it. Not there unless asked for. */
export async function POST(request: Request): Promise<Response> {
  if (env().ROUNDS_BENCH) return Response.json({ received: true })
  return problemReply(new AppError("not_found"), { requestId: requestIdOf(request.headers) })
}
