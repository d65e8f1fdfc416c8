import type { InngestFunction } from "inngest"
import { retention } from "@/inngest/functions/retention"

/** Every function there is; each also has its entry in `registry.ts`. */
export const functions: readonly InngestFunction.Any[] = [retention]
