import type { RunStep } from "@/lib/jobs/schema"

/** What a step is, where it is more than a piece of work. */
export const KINDS: Record<string, string> = {
  sleep: "sleep",
  sendEvent: "sends events",
  waitForEvent: "waits for an event",
  invoke: "starts a run and waits for it",
}

/** How a wait ended or may end; null for a step that does not wait. */
export function waitWords(step: RunStep): string | null {
  if (step.kind !== "waitForEvent") return null
  if (step.wait) {
    const where = step.wait.expression ? ` where ${step.wait.expression}` : ""
    return `Waits for ${step.wait.eventName}${where}`
  }
  if (step.status !== "completed") return "The event did not come while it mattered"
  return step.timedOut ? "The event did not come in time" : "The event came"
}
