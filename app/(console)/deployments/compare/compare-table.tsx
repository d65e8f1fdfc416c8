import Link from "next/link"
import { icon } from "@/components/icon"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { Tone } from "@/components/ui/tone"
import { LEAST_FAILED, LEAST_RUNS, rateOf, type Verdict, verdictOf } from "@/lib/impact/rules"
import type { Compared, Side } from "@/lib/impact/schema"
import { locale, t } from "@/lib/say"
import { releaseText } from "../deployment-words"

const Icons = {
  worse: icon("arrow-up-right"),
  better: icon("arrow-down-right"),
  same: icon("minus"),
  too_few: icon("circle-dashed"),
}
const TONES: Record<Verdict, Tone> = { worse: "red", better: "green", same: "neutral", too_few: "neutral" }
const ORDER: readonly Verdict[] = ["worse", "better", "same", "too_few"]

export function CompareTable({ compared }: { compared: Compared }) {
  const { a, b, functions, scope } = compared
  const words: Record<Verdict, string> = {
    worse: t("Fails more often"),
    better: t("Fails less often"),
    same: t("No difference beyond chance"),
    too_few: t("Too few runs to tell"),
  }
  const rows = functions
    .map((one) => ({ ...one, verdict: verdictOf(one.a, one.b) }))
    .sort((one, other) => ORDER.indexOf(one.verdict) - ORDER.indexOf(other.verdict))
  const hint =
    scope === "installation"
      ? t("Runs of all clinics, of the last 60 days.")
      : t("Runs of this clinic, of the last 60 days.")
  return (
    <Card
      title={t("Failure rate per function")}
      id="compared"
      hint={hint}
      flush
      footer={t(
        "A verdict needs {n} runs on either side, {failed} failures, and a difference that chance makes one time in twenty.",
        {
          n: LEAST_RUNS,
          failed: LEAST_FAILED,
        },
      )}
    >
      {rows.length === 0 ? (
        <p className="px-4 py-3 text-sm text-ink-3">{t("Nothing ran under either of them.")}</p>
      ) : (
        <ul className="divide-y divide-line">
          <li
            aria-hidden="true"
            className="hidden gap-4 bg-sunken px-4 py-2 text-xs text-ink-3 md:grid md:grid-cols-[minmax(0,1fr)_9rem_9rem_13rem]"
          >
            <span>{t("Function")}</span>
            <span>{releaseText(a)}</span>
            <span>{releaseText(b)}</span>
            <span />
          </li>
          {rows.map(({ functionId, a: before, b: after, verdict }) => {
            const Icon = Icons[verdict]
            return (
              <li
                key={functionId}
                className="grid grid-cols-2 gap-x-4 gap-y-1 px-4 py-2 text-sm md:grid-cols-[minmax(0,1fr)_9rem_9rem_13rem] md:items-center"
              >
                <Link
                  href={`/jobs/functions/${functionId}`}
                  className="col-span-full min-w-0 font-medium text-ink [overflow-wrap:anywhere] hover:underline md:col-span-1"
                >
                  {functionId}
                </Link>
                <Rate side={before} name={releaseText(a)} />
                <Rate side={after} name={releaseText(b)} />
                <span className="col-span-full md:col-span-1">
                  <Badge tone={TONES[verdict]} icon={<Icon aria-hidden="true" />}>
                    {words[verdict]}
                  </Badge>
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

function Rate({ side, name }: { side: Side; name: string }) {
  const rate = rateOf(side)
  return (
    <span>
      <span className="block text-xs text-ink-3 md:sr-only">{name}</span>
      <span className="font-medium text-ink tabular-nums">
        {rate === null ? "–" : rate.toLocaleString(locale(), { style: "percent", maximumFractionDigits: 1 })}
      </span>{" "}
      <span className="text-xs whitespace-nowrap text-ink-3 tabular-nums">
        {t("{failed} of {total}", {
          failed: side.failed.toLocaleString(locale()),
          total: side.total.toLocaleString(locale()),
        })}
      </span>
    </span>
  )
}
