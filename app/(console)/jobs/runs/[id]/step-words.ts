import type { RunStep } from "@/lib/jobs/schema"
import { t } from "@/lib/say"

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
    const { eventName, expression } = step.wait
    return expression
      ? t("Waits for {event} where {condition}", { event: eventName, condition: expression })
      : t("Waits for {event}", { event: eventName })
  }
  if (step.status !== "completed") return t("The event did not come while it mattered")
  return step.timedOut ? t("The event did not come in time") : t("The event came")
}
