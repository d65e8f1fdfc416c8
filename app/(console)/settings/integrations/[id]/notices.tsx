import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { type ConnectionView, providerSpec } from "@/lib/connections/words"

/** What somebody should know before anything else here. */
export function Notices({ connection }: { connection: ConnectionView }) {
  const { level, provider, isSealed, pausedAt, held, silentSince, formerUsedAt } = connection
  if (!isSealed && !pausedAt && !silentSince && !formerUsedAt) return null
  return (
    <div className="grid gap-3">
      {isSealed && (
        <Callout tone="red" title="Its secrets cannot be opened">
          No key of this server opens them, so what comes is refused. Put the former encryption key back, or
          set the secret anew below, and then the tokens under Change settings.
        </Callout>
      )}
      {pausedAt && (
        <Callout tone="amber" title="Paused">
          Since <Time value={pausedAt} />.{" "}
          {providerSpec(provider)?.isCalledOnly
            ? "Nothing is asked of it; the rules score meanwhile."
            : `What comes is kept: ${held === 1 ? "1 event waits" : `${held} events wait`} until it is resumed.`}
        </Callout>
      )}
      {silentSince && (
        <Callout tone="orange" title="Silent">
          Nothing came since <Time value={silentSince} />: three times the usual gap, counted in{" "}
          {level === "platform" ? "working" : "opening"} hours. Test what comes in; if that arrives, look at
          the provider.
        </Callout>
      )}
      {formerUsedAt && (
        <Callout tone="amber" title="The former secret is still in use">
          It opened a request <Time value={formerUsedAt} />. Enter the newest one at the provider before you
          retire it.
        </Callout>
      )}
    </div>
  )
}
