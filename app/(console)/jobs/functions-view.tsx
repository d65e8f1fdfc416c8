import Link from "next/link"
import type { ReactNode } from "react"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { cn } from "@/components/ui/cn"
import type { Ctx } from "@/lib/ctx"
import { listFunctions } from "@/lib/jobs/functions"
import type { FunctionRow } from "@/lib/jobs/schema"
import { duration } from "@/lib/time"

const CalendarClock = icon("calendar-clock")
const Zap = icon("zap")

const CELL = "border-b border-line px-2 align-top first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6"
const END = "text-right py-2.5"
const HEAD = `${CELL} h-8 whitespace-nowrap text-xs leading-8 font-medium text-ink-3`

/** The registry, with what each did in the last day. */
export async function FunctionsView({ ctx }: { ctx: Ctx }) {
  const functions = await listFunctions(ctx, {})
  return (
    <table aria-label="Functions" className="w-full border-separate border-spacing-0 text-ink-2">
      <thead>
        <tr>
          <th scope="col" className={cn(HEAD, "text-left")}>
            Function
          </th>
          <th scope="col" className={cn(HEAD, "text-right")}>
            Runs, 24 h
          </th>
          <th scope="col" className={cn(HEAD, "text-right")}>
            Failed
          </th>
          <th scope="col" className={cn(HEAD, "text-right max-lg:hidden")}>
            P50
          </th>
          <th scope="col" className={cn(HEAD, "text-right max-lg:hidden")}>
            P95
          </th>
          <th scope="col" className={cn(HEAD, "text-right max-md:hidden")}>
            Last run
          </th>
        </tr>
      </thead>
      <tbody>
        {functions.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ one }: { one: FunctionRow }) {
  const { total, failed, open } = one.counts
  const runs = (filter: string) => `/jobs?function=${one.id}&since=24h${filter}`
  return (
    <tr className="hover:bg-hover">
      <th scope="row" className={cn(CELL, "w-full max-w-0 py-2.5 text-left font-normal")}>
        <Link href={`/jobs?function=${one.id}`} className="font-medium text-ink hover:underline">
          {one.id}
        </Link>
        {one.aliases.length > 0 && (
          <span className="ml-2 text-xs text-ink-3">also {one.aliases.join(", ")}</span>
        )}
        <p className="mt-0.5 text-xs text-ink-3">{one.description}</p>
        <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-3">
          <Trigger trigger={one.trigger} />
          <span>up to {one.maxAttempts} tries</span>
        </p>
      </th>
      <td className={cn(CELL, END)}>
        <Opened value={total} href={runs("")}>
          {total.toLocaleString("en-GB")}
        </Opened>
        {open > 0 && <p className="text-xs whitespace-nowrap text-ink-3">{open} under way</p>}
      </td>
      <td className={cn(CELL, END)}>
        <Opened value={failed} href={runs("&status=failed")}>
          <span className={failed > 0 ? "text-red" : undefined}>
            {failed} <span className="text-xs">({rate(failed, total)})</span>
          </span>
        </Opened>
      </td>
      <td className={cn(CELL, END, "whitespace-nowrap max-lg:hidden")}>{took(one.p50Ms)}</td>
      <td className={cn(CELL, END, "whitespace-nowrap max-lg:hidden")}>{took(one.p95Ms)}</td>
      <td className={cn(CELL, END, "max-md:hidden")}>
        {one.lastRunAt ? <Time value={one.lastRunAt} /> : "–"}
      </td>
    </tr>
  )
}

function Opened({ value, href, children }: { value: number; href: string; children: ReactNode }) {
  if (value === 0) return <span className="text-ink-3">0</span>
  return (
    <Link
      href={href}
      className="whitespace-nowrap text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current"
    >
      {children}
    </Link>
  )
}

function Trigger({ trigger }: { trigger: FunctionRow["trigger"] }) {
  const look = "inline-flex items-center gap-1 [&_svg]:size-3.5"
  if ("event" in trigger) {
    return (
      <span className={look}>
        <Zap aria-hidden="true" /> on <code className="font-mono">{trigger.event}</code>
      </span>
    )
  }
  return (
    <span className={look}>
      <CalendarClock aria-hidden="true" /> at <code className="font-mono">{trigger.schedule}</code>,{" "}
      {trigger.timeZone}
    </span>
  )
}

const took = (ms: number | null): string => (ms === null ? "–" : duration(ms))

function rate(part: number, whole: number): string {
  if (part === 0 || whole === 0) return "0 %"
  const percent = (100 * part) / whole
  return percent < 1 ? "< 1 %" : `${Math.round(percent)} %`
}
