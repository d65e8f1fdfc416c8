import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { t } from "@/lib/say"
import type { WitnessState } from "@/lib/schedules/schema"

const Eye = icon("eye")

/** Who watches whether what was due has happened, and whether that watcher is itself awake. */
export function WitnessLine({ witness }: { witness: WitnessState }) {
  if (!witness.lookedAt || witness.isSilent) {
    return (
      <Callout tone="red" title={t("Nobody watches the schedules just now")}>
        {witness.lookedAt ? (
          <>
            {t("The witness looked last")} <Time value={witness.lookedAt} />.{" "}
            {t("What was due since then is counted when it looks again.")}
          </>
        ) : (
          t("The witness has not looked yet. It runs in the server, apart from the worker.")
        )}
      </Callout>
    )
  }
  return (
    <div className="grid gap-2">
      <p className="flex items-start gap-1.5 text-sm text-ink-3">
        <Eye aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        <span>
          {t("Watched since")} {witness.since && <Time value={witness.since} as="exact" />}, {t("last look")}{" "}
          <Time value={witness.lookedAt} />
          {witness.tickedAt && (
            <>
              ; {t("last tick")} <Time value={witness.tickedAt} />
            </>
          )}
          .
        </span>
      </p>
      {witness.isTickSilent && (
        <Callout tone="red" title={t("Nothing is being started")}>
          {witness.tickedAt ? (
            <>
              {t("The tick that starts what is due came last")} <Time value={witness.tickedAt} />.{" "}
            </>
          ) : (
            `${t("The tick that starts what is due has not come yet.")} `
          )}
          {t(
            "See whether the worker runs. When it is back, each schedule makes up for the gap by its own rule.",
          )}
        </Callout>
      )}
    </div>
  )
}
