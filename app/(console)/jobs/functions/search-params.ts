import { RANGES, type Range } from "@/lib/jobs/function-schema"

export type Params = Record<string, string | string[] | undefined>

export const rangeOf = (params: Params): Range => RANGES.find((one) => one === params.range) ?? "24h"
