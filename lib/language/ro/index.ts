import { COMMON } from "@/lib/language/ro/common"
import type { Words } from "@/lib/say"

/** One file an area of the console. */
export const RO_AREAS: Readonly<Record<string, Words>> = { common: COMMON }
