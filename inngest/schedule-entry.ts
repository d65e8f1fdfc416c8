/** Of what is not too late: skip: the newest, for itself. once: the newest, for all. all: each, one after the other. */
export type CatchUp = "skip" | "once" | "all"

/** What is due by the clock. */
export type ScheduleEntry = {
  id: string
  /** Other names it is known by; found by search. */
  aliases: readonly string[]
  functionId: string
  /** Minute, hour, day of month, month, day of week. */
  pattern: string
  /** clinic: in every active clinic, by its own clock. platform: once for all, in UTC. */
  per: "clinic" | "platform"
  /** After an outage; a clinic may choose otherwise. */
  catchUp: CatchUp
  /** From then on an occasion is no longer of use to anybody. */
  tooLateMs: number
  /** Not begun by then, it is late. */
  lateAfterMs: number
  /** False until its function is there: shown, and neither expected nor counted. */
  built: boolean
  words: string
}
