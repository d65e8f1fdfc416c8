import type { Advanced } from "@/lib/deployments/advance"

/** Where a step leaves the work: on to the next, once more after a wait, down, taken back on wish, or ended elsewhere. */
export type Went = { went: "on" | "wait" | "fail" | "cancel" | "over"; because?: string }

export const ON: Went = { went: "on" }
export const WAIT: Went = { went: "wait" }
export const OVER: Went = { went: "over" }
export const CANCEL: Went = { went: "cancel" }
export const down = (because: string): Went => ({ went: "fail", because })

/** What comes next after something was noted: `went`, unless it was ended or is to be cancelled meanwhile. */
export const after = ({ isOver, isCancelAsked }: Advanced, went: Went, mayCancel = true): Went =>
  isOver ? OVER : mayCancel && isCancelAsked ? CANCEL : went
