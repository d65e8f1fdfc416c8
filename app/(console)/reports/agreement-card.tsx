import { Card } from "@/components/ui/card"
import { readAgreement } from "@/lib/agreement/read-agreement"
import type { Ctx } from "@/lib/ctx"
import { shareText } from "@/lib/reports/words"
import { t } from "@/lib/say"
import { ReportTable } from "./report-table"

/** How often people and outcomes bore out what scored: by rule set and model, and rule by rule. */
export async function AgreementCard({ ctx, days }: { ctx: Ctx; days: number }) {
  const asked = days > 30 ? 90 : 30
  const { rules, scorers } = await readAgreement(ctx, { days: asked })
  const rows = [...scorers, ...rules].map(({ key, people, outcome }) => [
    { text: key },
    { text: `${shareText(people.same, people.of)} (${people.same}/${people.of})` },
    { text: `${shareText(outcome.same, outcome.of)} (${outcome.same}/${outcome.of})` },
  ])
  return (
    <Card
      id="borne-out"
      flush
      title={t("Borne out by people and by outcomes")}
      hint={t("the last {n} days", { n: asked })}
    >
      <ReportTable
        period={null}
        table={{
          id: "agreement",
          title: t("Borne out by people and by outcomes"),
          head: [t("What scored"), t("By people"), t("By outcomes")],
          rows,
        }}
      />
    </Card>
  )
}
