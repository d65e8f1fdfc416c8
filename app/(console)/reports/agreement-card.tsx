import { Card } from "@/components/ui/card"
import { readAgreement } from "@/lib/agreement/read-agreement"
import type { AgreementRow, Share } from "@/lib/agreement/schema"
import type { Ctx } from "@/lib/ctx"
import { shareText } from "@/lib/reports/words"
import { SIGNAL_NAMES } from "@/lib/rule-sets/words"
import { t } from "@/lib/say"
import { ReportTable } from "./report-table"

/** What counted in fewer says nothing yet. */
const FEW = 5

/** How often people and outcomes bore out what scored: by rule set and model, and rule by rule. */
export async function AgreementCard({ ctx, days }: { ctx: Ctx; days: number }) {
  const asked = days > 30 ? 90 : 30
  const { rules, scorers } = await readAgreement(ctx, { days: asked })
  const often = rules.filter((row) => row.people.of + row.outcome.of >= FEW)
  const seldom = rules.filter((row) => !often.includes(row))
  return (
    <Card
      id="borne-out"
      flush
      title={t("Borne out by people and by outcomes")}
      hint={t("the last {n} days", { n: asked })}
    >
      <Rows title={t("Borne out by people and by outcomes")} rows={[...scorers, ...often]} />
      {seldom.length > 0 && (
        <details className="border-t border-line">
          <summary className="cursor-pointer px-4 py-2 text-sm text-ink-2">
            {t("Rules that counted in fewer than {n} leads ({rules})", { n: FEW, rules: seldom.length })}
          </summary>
          <Rows title={t("Rules that counted seldom")} rows={seldom} />
        </details>
      )}
    </Card>
  )
}

function Rows({ title, rows }: { title: string; rows: readonly AgreementRow[] }) {
  return (
    <ReportTable
      period={null}
      table={{
        id: "agreement",
        title,
        head: [t("What scored"), t("By people"), t("By outcomes")],
        rows: rows.map(({ key, people, outcome }) => [
          { text: nameOf(key) },
          { text: said(people) },
          { text: said(outcome) },
        ]),
      }}
    />
  )
}

const said = ({ same, of }: Share): string => (of === 0 ? "–" : `${shareText(same, of)} (${same}/${of})`)

const NAMES: Readonly<Record<string, string>> = SIGNAL_NAMES
const nameOf = (key: string): string => {
  const version = /^rules-(\d+)$/.exec(key)?.[1]
  if (version) return t("Rules, version {n}", { n: version })
  return NAMES[key] === undefined ? key : t(NAMES[key])
}
