import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { SegmentedLinks } from "@/components/ui/link-tabs"
import { hrefWith } from "@/components/url"
import type { Ctx } from "@/lib/ctx"
import { readLedger } from "@/lib/inbox/ledger"
import { mayReadPlatformInbox } from "@/lib/inbox/side"
import type { Ledger, LedgerRange } from "@/lib/inbox/words"
import { t } from "@/lib/say"
import { LedgerBars } from "./ledger-bars"
import { LedgerSum } from "./ledger-sum"
import { LedgerTable } from "./ledger-table"
import { type Params, rangeOf, sideOf } from "./search-params"
import { Silent } from "./silent"
import { providerName } from "./words"

const Webhook = icon("webhook")

const RANGES: { range: LedgerRange; label: string }[] = [
  { range: "24h", label: "24 hours" },
  { range: "7d", label: "7 days" },
  { range: "30d", label: "30 days" },
]

export async function LedgerView({ ctx, params }: { ctx: Ctx; params: Params }) {
  const range = rangeOf(params)
  const side = mayReadPlatformInbox(ctx) ? sideOf(params) : "clinic"
  const ledger = await readLedger(ctx, { range, side })
  const ranges = RANGES.map((one) => ({
    href: hrefWith("/webhooks", side === "platform" ? { side } : {}, {
      range: one.range === "24h" ? "" : one.range,
    }),
    label: t(one.label),
    current: one.range === range,
  }))
  return (
    <div className="grid gap-5 p-4 md:p-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SegmentedLinks items={ranges} label={t("How far back")} />
        {mayReadPlatformInbox(ctx) && (
          <SegmentedLinks
            label={t("Whose")}
            items={[
              { href: "/webhooks", label: ctx.clinic.name, current: side === "clinic" },
              { href: "/webhooks?side=platform", label: t("Platform"), current: side === "platform" },
            ]}
          />
        )}
        <LastHeard ledger={ledger} />
      </div>
      <Silent ctx={ctx} side={side} />
      {ledger.rows.length === 0 ? (
        <EmptyState
          icon={<Webhook />}
          title={t("No provider has called in this time")}
          action={
            <ButtonLink href={side === "platform" ? "/settings/integrations" : "/webhooks?view=setup"}>
              {t("See how to set one up")}
            </ButtonLink>
          }
        >
          {t("Each request a provider makes is counted here, to the last one.")}
        </EmptyState>
      ) : (
        <>
          {!ledger.total.addsUp && (
            <Callout tone="red" role="alert" title={t("The ledger does not add up")}>
              {t(
                "{off} of {all} rows below count another number of items than of events kept. Tell the operator: something wrote past the inbox.",
                { off: ledger.rows.filter((row) => !row.addsUp).length, all: ledger.rows.length },
              )}
            </Callout>
          )}
          <LedgerSum ledger={ledger} side={side} />
          <LedgerBars ledger={ledger} now={ctx.now} timeZone={ctx.clinic.timeZone} />
          <LedgerTable ledger={ledger} side={side} timeZone={ctx.clinic.timeZone} />
        </>
      )}
    </div>
  )
}

function LastHeard({ ledger }: { ledger: Ledger }) {
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
      {ledger.totals.map(
        (one) =>
          one.lastAt && (
            <span key={one.provider}>
              {t("{provider} last heard", { provider: providerName(one.provider) })}{" "}
              <Time value={one.lastAt} />
            </span>
          ),
      )}
    </p>
  )
}
