import Link from "next/link"
import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { stateOf } from "@/components/states"
import { Badge } from "@/components/ui/badge"
import { cn } from "@/components/ui/cn"
import { TONE_TEXT } from "@/components/ui/tone"
import { FATES, type Ledger, type LedgerSide, OUTCOMES } from "@/lib/inbox/words"
import { locale, t } from "@/lib/say"
import { rowsHref } from "./search-params"

const CircleCheck = icon("circle-check")
const CircleX = icon("circle-x")

/** The two sums the ledger must hold, written out; each number opens the rows behind it. */
export function LedgerSum({ ledger, side }: { ledger: Ledger; side: LedgerSide }) {
  const { total } = ledger
  const where = { from: ledger.from, ...(side === "platform" && { side }) }
  return (
    <section
      aria-label={t("The sums")}
      className="grid gap-px overflow-hidden rounded-lg border border-line bg-line"
    >
      <Sum whole={<Whole label={t("Received")} value={total.received} href={rowsHref({}, where)} />}>
        {OUTCOMES.map((outcome, index) => (
          <Part
            key={outcome}
            kind="delivery"
            state={outcome}
            value={total[outcome]}
            href={rowsHref({ outcome }, where)}
            sign={index === 0 ? "=" : "+"}
          />
        ))}
      </Sum>
      <Sum
        whole={
          <Whole
            label={t("Accepted")}
            value={total.accepted}
            href={rowsHref({ outcome: "accepted" }, where)}
          />
        }
        verdict={
          total.addsUp ? (
            <Badge tone="green" icon={<CircleCheck aria-hidden="true" />}>
              {t("Adds up")}
            </Badge>
          ) : (
            <Badge tone="red" icon={<CircleX aria-hidden="true" />}>
              {t("Does not add up")}
            </Badge>
          )
        }
      >
        {FATES.map((fate, index) => (
          <Part
            key={fate}
            kind="fate"
            state={fate}
            value={total.fates[fate]}
            href={rowsHref({ fate }, where)}
            sign={index === 0 ? "=" : "+"}
          />
        ))}
      </Sum>
    </section>
  )
}

function Sum({ whole, verdict, children }: { whole: ReactNode; verdict?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 bg-surface px-2 py-2">
      {whole}
      {children}
      {verdict && <span className="ml-auto">{verdict}</span>}
    </div>
  )
}

function Whole({ label, value, href }: { label: string; value: number; href: string }) {
  return (
    <Link href={href} prefetch={false} className="grid min-w-20 rounded-md px-2 py-1 hover:bg-hover">
      <span className="text-xs text-ink-3">{label}</span>
      <span className="text-lg font-semibold tabular-nums">{value.toLocaleString(locale())}</span>
    </Link>
  )
}

type PartProps = { kind: "delivery" | "fate"; state: string; value: number; href: string; sign: "=" | "+" }

function Part({ kind, state, value, href, sign }: PartProps) {
  const { word, tone, icon: Icon, means } = stateOf(kind, state)
  const body = (
    <>
      <span className="flex items-center gap-1 text-xs text-ink-3">
        <Icon aria-hidden="true" className={cn("size-3.5", value > 0 && TONE_TEXT[tone])} />
        {t(word)}
      </span>
      <span
        className={cn("text-lg tabular-nums", value > 0 ? "font-medium text-ink" : "font-normal text-ink-3")}
      >
        {value.toLocaleString(locale())}
      </span>
    </>
  )
  const look = "grid min-w-18 rounded-md px-2 py-1"
  return (
    <span className="flex items-center gap-1">
      <span className="text-sm text-ink-3">{sign}</span>
      {value > 0 ? (
        <Link href={href} prefetch={false} title={means && t(means)} className={cn(look, "hover:bg-hover")}>
          {body}
        </Link>
      ) : (
        <span title={means && t(means)} className={look}>
          {body}
        </span>
      )}
    </span>
  )
}
