import Link from "next/link"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import type { Tone } from "@/components/ui/tone"
import type { RunDetail } from "@/lib/jobs/schema"
import type { WaitingReason } from "@/lib/jobs/waiting"
import { t, tn } from "@/lib/say"
import { errorText } from "../../error-text"

/** Waits a person may have to do something about. */
const TONES: Partial<Record<WaitingReason, Tone>> = {
  retry: "amber",
  no_worker: "red",
  no_job: "red",
  worker_lost: "amber",
  other_engine: "amber",
  unheard: "amber",
}

const CANCELLED: Record<string, string> = {
  person: "Cancelled by a person",
  event: "Cancelled by an event it listened for",
  timeout: "Cancelled: it took longer than it may",
  singleton: "Cancelled: a newer run of the same took its place",
}

/** How it ended, or what it waits for, in a sentence above the steps. */
export function Outcome({ run }: { run: RunDetail }) {
  if (run.status === "failed") return <Failed run={run} />
  if (run.status === "cancelled") {
    return (
      <Callout title={t(CANCELLED[run.cancelledBecause ?? "person"] ?? "Cancelled")}>
        {(run.cancelledBecause ?? "person") === "person"
          ? t("No further step was taken. What its finished steps did stands; the audit log says why.")
          : t("No further step was taken. What its finished steps did stands.")}
      </Callout>
    )
  }
  if (!run.waiting) return null
  return (
    <Callout
      tone={TONES[run.waiting.reason]}
      title={
        run.waiting.reason === "retry"
          ? t("It failed, and is tried again by itself")
          : t("Why it is not further")
      }
    >
      {run.waiting.words.map((one) =>
        typeof one === "string" ? (
          one
        ) : (
          <Time key={one.at} value={one.at} as="exact" className="whitespace-normal" />
        ),
      )}
    </Callout>
  )
}

function Failed({ run }: { run: RunDetail }) {
  return (
    <Callout
      tone={run.settledAs ? "neutral" : "red"}
      title={run.error ? errorText(run.error) : t("It failed.")}
      action={
        run.cause && (
          <Link href={`/jobs/causes/${run.cause.id}`} className="text-sm font-medium text-ink underline">
            {run.cause.count > 1
              ? tn(run.cause.count, "{n} failure of this cause", "{n} failures of this cause")
              : t("Its cause")}
          </Link>
        )
      }
    >
      {run.settledAs === "rerun" && `${t("Run again since, with success.")} `}
      {run.settledAs === "discarded" && `${t("Discarded by a person: nothing more is to be done.")} `}
      {tried(run)} {t("What its finished steps did stands; a rerun starts from the same event.")}
    </Callout>
  )
}

/** Some errors are not worth another try. */
const tried = ({ attempt, maxAttempts }: RunDetail): string =>
  attempt + 1 >= maxAttempts
    ? t("All {n} tries are used up.", { n: maxAttempts })
    : t("It was not tried again after try {n}: the same would happen.", { n: attempt + 1 })
