import { log } from "@/lib/log"
import { type Asked, askProbe } from "@/lib/probes/ask"
import type { Outcome } from "@/lib/probes/rules"

export type Due = Asked & { id: string; isStopped: boolean; isDeploying: boolean }
export type Answer = { id: string; found: (Outcome & { isMuted: boolean }) | null; detail: string }

/** Never throws: a fault of ours says nothing about them. */
export async function askOne({ id, isStopped, isDeploying, ...asked }: Due): Promise<Answer> {
  // While a release goes out, two of them run.
  if (isDeploying && asked.kind === "version") return { id, found: null, detail: "deploying" }
  try {
    const answer = await askProbe(asked)
    if ("notAsked" in answer) return { id, found: null, detail: answer.notAsked }
    return { id, found: { ...answer, isMuted: isStopped }, detail: answer.detail }
  } catch (error) {
    log.error("probes.ask_failed", { probeId: id, error })
    return { id, found: null, detail: "fault" }
  }
}
