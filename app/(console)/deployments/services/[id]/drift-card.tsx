import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { t, tn } from "@/lib/say"
import type { Drift } from "@/lib/software/drift"

const Check = icon("check")
const X = icon("x")
const Unknown = icon("circle-question-mark")

const callOf = (service: string) =>
  `POST /api/v1/config {"service":"${service}","environment":"…","names":["…"]}`

/** Names of configuration, environment against environment. What nobody told is unknown, not equal. */
export function DriftCard({ drift, service }: { drift: Drift; service: string }) {
  const told = drift.environments.filter((one) => one.toldAt)
  return (
    <Card title={t("Configuration")} hint={t("Names only. Values never come here.")} flush>
      {told.length < 2 ? (
        <div className="grid gap-2 px-4 py-3 text-sm text-ink-2">
          <p>
            {told.length === 0
              ? t(
                  "Nobody has told which variables are set anywhere, so nothing can be held against each other.",
                )
              : t("One environment has told its names. It takes two to see what is missing.")}
          </p>
          <p>
            {t("The release script tells them; any program may, with a token of the scope config.write:")}
          </p>
          <code className="overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs">
            {callOf(service)}
          </code>
        </div>
      ) : (
        <>
          {drift.rows.length === 0 ? (
            <p className="px-4 py-3 text-sm text-ink-2">
              {tn(
                drift.same,
                "The {n} name told is the same everywhere.",
                "All {n} names told are the same everywhere.",
              )}
            </p>
          ) : (
            <Names drift={drift} />
          )}
          <p className="border-t border-line px-4 py-2 text-xs text-ink-3">
            {drift.environments.map((one, index) => (
              <span key={one.name}>
                {index > 0 && " · "}
                {one.title}: {one.toldAt ? <Time value={one.toldAt} as="relative" /> : t("not told")}
              </span>
            ))}
          </p>
        </>
      )}
    </Card>
  )
}

function Names({ drift }: { drift: Drift }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">
            <th scope="col" className="px-4 py-2 font-medium">
              {t("Variable")}
            </th>
            {drift.environments.map((one) => (
              <th key={one.name} scope="col" className="px-4 py-2 font-medium">
                {one.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {drift.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className="px-4 py-2 text-left font-mono text-xs font-normal text-ink">
                {row.name}
              </th>
              {row.has.map((has, index) => (
                <td key={drift.environments[index]?.name} className="px-4 py-2">
                  <Mark has={has} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Mark({ has }: { has: boolean | null }) {
  if (has === null)
    return (
      <span className="inline-flex items-center gap-1.5 text-ink-3">
        <Unknown /> {t("unknown")}
      </span>
    )
  return has ? (
    <span className="inline-flex items-center gap-1.5 text-ink-2">
      <Check /> {t("is set")}
    </span>
  ) : (
    <span className="inline-flex items-center gap-1.5 text-amber">
      <X /> {t("missing")}
    </span>
  )
}
