import { z } from "zod"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"

/** The one trial of a model that a clinic runs, or ran last. */
export const ModelTrial = z.object({
  id: z.string().default(""),
  model: z.string().default(""),
  promptVersion: z.string().default(""),
  startedAt: z.string().default(""),
  endedAt: z.string().nullable().default(null),
  /** Why it ended before its last lead. */
  stoppedBy: z.string().nullable().default(null),
  total: z.number().default(0),
  seen: z.number().default(0),
  /** Of those seen: how many it answered about. */
  tried: z.number().default(0),
})
export type ModelTrial = z.output<typeof ModelTrial>

export const MODEL_TRIAL = { key: "model_trial", schema: ModelTrial }

export const isRunning = ({ id, endedAt }: ModelTrial): boolean => id !== "" && endedAt === null

/** Starting, ending and going on wait for each other: whoever ends a trial is not undone by a page that is being kept. */
export const holdTrial = (tx: Tx, { clinicId }: Ctx) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtext('model-trial ' || ${clinicId}))`
