import { AppError } from "@/lib/errors"
import { problemReply } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"

export const dynamic = "force-dynamic"

/** An address that is not there is said as a problem document, not as a page. */
const absent = (request: Request): Response =>
  problemReply(new AppError("not_found"), { requestId: requestIdOf(request.headers) })

export { absent as DELETE, absent as GET, absent as PATCH, absent as POST, absent as PUT }
