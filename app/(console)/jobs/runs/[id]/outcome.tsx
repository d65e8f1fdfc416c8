import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import type { RunDetail } from "@/lib/jobs/schema"
import { errorText } from "../../error-text"

/** How it ended, or what it waits for, in a sentence above the steps. */
export function Outcome({ run }: { run: RunDetail }) {
  if (run.status === "failed") {
    return (
      <Callout tone="red" title={run.error ? errorText(run.error) : "It failed."}>
        All {run.maxAttempts} tries are used up. What its finished steps did stands; a rerun starts from the
        same event.
      </Callout>
    )
  }
  if (run.nextAttemptAt) {
    return (
      <Callout tone="amber" title="It failed, and is tried again by itself">
        Next try <Time value={run.nextAttemptAt} />, after a growing pause.
      </Callout>
    )
  }
  if (run.status === "cancelled") {
    return <Callout title="Cancelled by a person">No further step was taken. The audit log says why.</Callout>
  }
  return null
}
