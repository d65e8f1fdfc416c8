import Link from "next/link"
import { Fragment, type ReactNode } from "react"
import { icon } from "@/components/icon"
import { stateOf } from "@/components/states"
import { cn } from "@/components/ui/cn"
import { FATES, type Ledger, type LedgerRow, type LedgerSide, OUTCOMES } from "@/lib/inbox/words"
import { locale, t } from "@/lib/say"
import { clockTime, exactDay, toDate } from "@/lib/time"
import { rowsHref } from "./search-params"
import { providerName } from "./words"

const Check = icon("check")
const CircleX = icon("circle-x")

const CELL = "h-(--row) border-b border-line px-2"
const HEAD = "sticky top-(--bar) z-10 h-8 border-b border-line bg-surface px-2 text-xs font-medium text-ink-3"
const END = "text-right"

/** A row a provider and hour. On a phone each row is a card with the numbers that are not nought. */
export function LedgerTable({
  ledger,
  side,
  timeZone,
}: {
  ledger: Ledger
  side: LedgerSide
  timeZone: string
}) {
  const dayOf = (row: LedgerRow) => exactDay(toDate(row.from), timeZone)
  const whenOf = (row: LedgerRow) =>
    ledger.unit === "day"
      ? exactDay(toDate(row.from), timeZone)
      : `${clockTime(toDate(row.from), timeZone)} – ${clockTime(toDate(row.to), timeZone)}`
  const label =
    ledger.unit === "hour" ? t("Webhooks by provider and hour") : t("Webhooks by provider and day")
  return (
    <div className="-mx-4 md:-mx-6">
      <table aria-label={label} className="w-full border-separate border-spacing-0 max-lg:hidden">
        <thead>
          <tr>
            <th scope="col" className={cn(HEAD, "pl-6 text-left")}>
              {ledger.unit === "hour" ? t("Hour") : t("Day")}
            </th>
            <th scope="col" className={cn(HEAD, "text-left")}>
              {t("Provider")}
            </th>
            <th scope="col" className={cn(HEAD, END)}>
              {t("Received")}
            </th>
            {OUTCOMES.map((outcome, index) => (
              <th key={outcome} scope="col" className={cn(HEAD, END, index === 0 && "border-l")}>
                {t(stateOf("delivery", outcome).word)}
              </th>
            ))}
            {FATES.map((fate, index) => (
              <th key={fate} scope="col" className={cn(HEAD, END, index === 0 && "border-l")}>
                {t(stateOf("fate", fate).word)}
              </th>
            ))}
            <th scope="col" className={cn(HEAD, END, "pr-6")}>
              <span className="sr-only">{t("Adds up")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ledger.rows.map((row, index) => (
            <Fragment key={`${row.provider} ${row.from}`}>
              {ledger.unit === "hour" &&
                dayOf(row) !== (ledger.rows[index - 1] && dayOf(ledger.rows[index - 1]!)) && (
                  <tr>
                    <th
                      scope="rowgroup"
                      colSpan={12}
                      className="h-8 border-b border-line bg-canvas px-6 text-left text-xs font-medium text-ink-3"
                    >
                      {dayOf(row)}
                    </th>
                  </tr>
                )}
              <tr className="text-ink-2 hover:bg-hover">
                <th scope="row" className={cn(CELL, "pl-6 text-left font-medium text-ink tabular-nums")}>
                  {whenOf(row)}
                </th>
                <td className={cn(CELL, "text-left")}>{providerName(row.provider)}</td>
                <td className={cn(CELL, END, "font-medium")}>
                  <Opened value={row.received} word={t("Received")} href={rowsHref({}, whereOf(row, side))} />
                </td>
                <Numbers row={row} side={side} />
                <td className={cn(CELL, END, "pr-6")}>
                  <Verdict row={row} />
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      <ul aria-label={label} className="border-t border-line lg:hidden">
        {ledger.rows.map((row) => (
          <li
            key={`${row.provider} ${row.from}`}
            className="grid gap-1.5 border-b border-line px-4 py-3 md:px-6"
          >
            <div className="flex items-baseline gap-2">
              <span className="font-medium tabular-nums">{whenOf(row)}</span>
              <span className="text-xs text-ink-3">
                {ledger.unit === "hour" && `${dayOf(row)} · `}
                {providerName(row.provider)}
              </span>
              <span className="ml-auto font-medium tabular-nums">
                <Opened value={row.received} word={t("Received")} href={rowsHref({}, whereOf(row, side))} />
              </span>
              <Verdict row={row} />
            </div>
            <div className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-2">
              <NotNought row={row} side={side} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

const whereOf = (row: LedgerRow, side: LedgerSide) => ({
  provider: row.provider,
  from: row.from,
  to: row.to,
  ...(side === "platform" && { side }),
})

type Part = { key: string; word: string; value: number; href: string; isFirst: boolean }

function partsOf(row: LedgerRow, side: LedgerSide): Part[] {
  const where = whereOf(row, side)
  return [
    ...OUTCOMES.map((outcome, index) => ({
      key: outcome,
      word: t(stateOf("delivery", outcome).word),
      value: row[outcome],
      href: rowsHref({ outcome }, where),
      isFirst: index === 0,
    })),
    ...FATES.map((fate, index) => ({
      key: fate,
      word: t(stateOf("fate", fate).word),
      value: row.fates[fate],
      href: rowsHref({ fate }, where),
      isFirst: index === 0,
    })),
  ]
}

function Numbers({ row, side }: { row: LedgerRow; side: LedgerSide }): ReactNode {
  return partsOf(row, side).map((part) => (
    <td key={part.key} className={cn(CELL, END, part.isFirst && "border-l")}>
      <Opened value={part.value} word={part.word} href={part.href} />
    </td>
  ))
}

function Opened({ value, word, href }: { value: number; word: string; href: string }) {
  if (value === 0) return <span className="text-ink-3">0</span>
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={`${value} ${word.toLowerCase()}`}
      className="-mx-1 rounded-sm px-1 text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
    >
      {value.toLocaleString(locale())}
    </Link>
  )
}

function NotNought({ row, side }: { row: LedgerRow; side: LedgerSide }): ReactNode {
  return partsOf(row, side)
    .filter((part) => part.value > 0)
    .map((part) => (
      <Link key={part.key} href={part.href} prefetch={false} className="rounded-sm py-1 hover:underline">
        {part.word} <span className="font-medium text-ink tabular-nums">{part.value}</span>
      </Link>
    ))
}

function Verdict({ row }: { row: LedgerRow }) {
  return row.addsUp ? (
    <span title={t("Adds up")} className="inline-block align-middle text-green">
      <Check aria-hidden="true" className="size-4" />
      <span className="sr-only">{t("Adds up")}</span>
    </span>
  ) : (
    <span className="inline-flex items-center gap-1 align-middle text-xs font-medium text-red">
      <CircleX aria-hidden="true" className="size-4" /> {t("Is off")}
    </span>
  )
}
