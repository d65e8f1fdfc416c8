import { AppError } from "@/lib/errors"
import { errorReply } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"

export const dynamic = "force-dynamic"

/** An address that is not there is said as every other error here is, not as a page. */
const absent = (request: Request): Response =>
  errorReply(new AppError("not_found"), { requestId: requestIdOf(request.headers) })

export { absent as DELETE, absent as GET, absent as PATCH, absent as POST, absent as PUT }
