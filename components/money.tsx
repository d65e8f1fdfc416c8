import { cn } from "./ui/cn"

/** An amount in the currency's smallest unit, written as its country writes it. */
export function Money({
  amountMinor,
  currency,
  className,
}: {
  amountMinor: number
  currency: string
  className?: string
}) {
  const format = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return (
    <span className={cn("whitespace-nowrap tabular-nums", className)}>
      {format.format(amountMinor / 10 ** digits)}
    </span>
  )
}
