import type { Preflight } from "@/lib/deployments/schema"
import type { Override } from "@/lib/deployments/words"

/** Nothing stands in the way but what is taken all the same. */
export const mayBegin = ({ checks }: Preflight, overrides: readonly Override[]): boolean =>
  checks.every((one) => one.outcome !== "fail" || (one.override && overrides.includes(one.override)))
