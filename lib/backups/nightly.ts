import { beginBackup } from "@/lib/backups/begin"
import { beginDrill } from "@/lib/backups/begin-drill"
import { AppError } from "@/lib/errors"
import { platformCtx } from "@/lib/platform"

export type Begun = { id: string } | { skipped: string }

/** One is under way, or there is nothing to do it with: said as such, and no failure. */
async function unlessBusy(work: () => Promise<{ id: string }>): Promise<Begun> {
  try {
    return { id: (await work()).id }
  } catch (error) {
    if (error instanceof AppError && error.code === "wrong_state") return { skipped: error.sentence }
    throw error
  }
}

/** The night's copy; `nth` is which try of the night. */
export const beginNightly = (functionId: string, runId: string, nth: number): Promise<Begun> =>
  unlessBusy(async () =>
    beginBackup(await platformCtx(functionId, runId), {
      key: `${functionId}:${runId}:${nth}`,
      cause: "scheduled",
    }),
  )

export const beginWeekly = (functionId: string, runId: string): Promise<Begun> =>
  unlessBusy(async () => beginDrill(await platformCtx(functionId, runId), { key: `${functionId}:${runId}` }))
