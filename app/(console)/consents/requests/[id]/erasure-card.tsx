import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { type Ctx, grantOf } from "@/lib/ctx"
import { t, tn } from "@/lib/say"
import { previewErasure } from "@/lib/subject-requests/plan"
import type { ErasurePlan, GoneRow, KeptRow, RequestDetail } from "@/lib/subject-requests/schema"
import { isOpenStatus } from "@/lib/subject-requests/words"
import { ProposeButton } from "./propose"

const BECAUSE = {
  proof: "It has to be shown later who agreed and who did what; without a name.",
  law: "A law asks for it; without a name.",
  figures: "It counts in reports; without a name and without words.",
  shared: "Others use it too.",
} as const

/** Before: what would go and what would stay. After: what went, and who decided. */
export async function ErasureCard({ ctx, detail }: { ctx: Ctx; detail: RequestDetail }) {
  const { request, erasure, may } = detail
  if (erasure)
    return (
      <Card title={t("What was erased")} id="erasure">
        <p className="mb-3 text-sm text-ink-2">
          {t("Proposed by {one}, agreed to by {other}.", {
            one: erasure.proposedBy,
            other: erasure.approvedBy,
          })}{" "}
          <Time value={erasure.at} as="exact" />
        </p>
        <AtHubspot hubspot={erasure.hubspot} />
        <Plan gone={erasure.gone} kept={erasure.kept} />
      </Card>
    )
  if (!may.write || !isOpenStatus(request.status)) return null
  const plan: ErasurePlan = await previewErasure(ctx, { id: request.id })
  return (
    <Card
      title={t("What would be erased")}
      id="erasure"
      hint={t("Nothing goes before a second person agreed.")}
      actions={
        request.status === "awaiting_approval" && request.approvalId ? (
          grantOf(ctx, "approvals.read") && (
            <ButtonLink href={`/settings/approvals/${request.approvalId}`}>
              {t("See the approval")}
            </ButtonLink>
          )
        ) : request.status === "in_progress" && may.erase ? (
          <ProposeButton id={request.id} />
        ) : undefined
      }
    >
      {plan.waiting > 0 && (
        <Callout tone="amber" className="mb-3">
          {tn(
            plan.waiting,
            "{n} message to them is on its way: it is stopped first.",
            "{n} messages to them are on their way: they are stopped first.",
          )}
        </Callout>
      )}
      <Plan gone={plan.gone} kept={plan.kept} />
    </Card>
  )
}

function AtHubspot({ hubspot }: Pick<NonNullable<RequestDetail["erasure"]>, "hubspot">) {
  if (!hubspot) return null
  if (hubspot.state === "erased")
    return (
      <Callout tone="green" className="mb-3">
        {t("HubSpot has deleted their contact for privacy.")} <Time value={hubspot.at} as="exact" />
      </Callout>
    )
  const { numbers: number } = hubspot
  if (hubspot.state === "ordered")
    return (
      <Callout tone="blue" className="mb-3">
        {t("HubSpot is told to delete their contact. If it does not, a colleague gets a task.")}
      </Callout>
    )
  return (
    <Callout tone="amber" title={t("Still to be erased at HubSpot")} className="mb-3">
      {number
        ? t("Open this contact there and delete it for privacy: {number}", { number })
        : t("HubSpot did not take it from us: an admin deletes the contact there.")}
    </Callout>
  )
}

function Plan({ gone, kept }: { gone: GoneRow[]; kept: KeptRow[] }) {
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <section>
        <h3 className="mb-1.5 text-sm font-medium text-red">{t("Goes, or is emptied")}</h3>
        <ul className="divide-y divide-line text-sm">
          {gone.map((one) => (
            <li key={`${one.what} ${one.how}`} className="flex justify-between gap-3 py-1">
              <span>{t(one.what)}</span>
              <span className="shrink-0 text-ink-3 tabular-nums">
                {one.rows} · {one.how === "deleted" ? t("goes") : t("emptied")}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className="mb-1.5 text-sm font-medium text-green">{t("Stays, and why")}</h3>
        <ul className="divide-y divide-line text-sm">
          {kept.map((one) => (
            <li key={`${one.what} ${one.because}`} className="grid gap-0.5 py-1">
              <span className="flex justify-between gap-3">
                <span>{t(one.what)}</span>
                <span className="shrink-0 text-ink-3 tabular-nums">
                  {one.rows}
                  {one.days !== null && ` · ${tn(one.days, "{n} day", "{n} days")}`}
                </span>
              </span>
              <span className="text-xs text-ink-3">{t(BECAUSE[one.because])}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
