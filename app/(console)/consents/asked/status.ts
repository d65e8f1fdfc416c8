import { REQUEST_STATUSES, type RequestStatus } from "@/lib/consents/words"
import type { Params } from "../search-params"

export function statusOf(params: Params): { status?: RequestStatus } {
  const status = REQUEST_STATUSES.find((one) => one === [params.status].flat()[0])
  return status ? { status } : {}
}
