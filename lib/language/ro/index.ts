import { COMMON } from "@/lib/language/ro/common"
import { ERRORS_RO } from "@/lib/language/ro/errors"
import { FRAME } from "@/lib/language/ro/frame"
import { NOTICES } from "@/lib/language/ro/notices"
import { SCORING } from "@/lib/language/ro/scoring"
import type { Words } from "@/lib/say"

/** One file an area of the console. */
export const RO_AREAS: Readonly<Record<string, Words>> = {
  common: COMMON,
  scoring: SCORING,
  frame: FRAME,
  errors: ERRORS_RO,
  notices: NOTICES,
}
