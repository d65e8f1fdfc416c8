import { isServerMode } from "@/inngest/client"
import { addMs, clockOffsetMs, toDate } from "@/lib/time"

/** An instant of the product's as the engine sleeps until it: our own goes by the product's clock, a server by the machine's. */
export const engineTime = (at: string | Date): Date =>
  isServerMode() ? addMs(toDate(at), -clockOffsetMs()) : toDate(at)
