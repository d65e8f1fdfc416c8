import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { cn } from "@/components/ui/cn"
import type { Ctx } from "@/lib/ctx"
import type { FunctionRow, Range } from "@/lib/jobs/function-schema"
import { listFunctions } from "@/lib/jobs/functions"
import { locale, t } from "@/lib/say"
import { isOwn } from "../own"
import { Comes } from "./comes"
import { Opened } from "./opened"
import { share, took } from "./said"
import { Trigger } from "./trigger"

const Hourglass = icon("hourglass")

const CELL = "border-b border-line px-2 align-top first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6"
const END = `${CELL} py-2.5 text-right whitespace-nowrap tabular-nums`
const HEAD = `${CELL} h-8 whitespace-nowrap text-xs leading-8 font-medium text-ink-3`

/** The registry, with what each did in the last day or week, and what each has before it. */
export async function FunctionsView({ ctx, range }: { ctx: Ctx; range: Range }) {
  const all = await listFunctions(ctx, { range })
  const own = isOwn(ctx)
  // Of own leads a function without a run tells nothing, and a schedule's is nobody's.
  const functions = own ? all.filter((one) => one.counts.total > 0) : all
  if (functions.length === 0)
    return (
      <EmptyState icon={<Hourglass />} title={t("Nothing ran for leads you own")}>
        {t("What runs for them in this time is counted here.")}
      </EmptyState>
    )
  const heads = [
    { name: range === "24h" ? "Runs, 24 h" : "Runs, 7 d" },
    { name: "Failed" },
    { name: "Retries", from: "max-xl:hidden" },
    { name: "P50", from: "max-lg:hidden" },
    { name: "P95", from: "max-lg:hidden" },
    { name: "Waiting", from: "max-md:hidden" },
    { name: "Last run", from: "max-md:hidden" },
  ]
  return (
    <>
      <table aria-label={t("Functions")} className="w-full border-separate border-spacing-0 text-ink-2">
        <thead>
          <tr>
            <th scope="col" className={cn(HEAD, "text-left")}>
              {t("Function")}
            </th>
            {heads.map(({ name, from }) => (
              <th key={name} scope="col" className={cn(HEAD, "text-right", from)}>
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {functions.map((one) => (
            <Row key={one.id} one={one} range={range} />
          ))}
        </tbody>
      </table>
      <p className="px-4 pt-3 text-xs text-ink-3 md:px-6">
        {t(
          "Rates count runs by when they ended. P50 and P95 are read from a histogram: from the run's making to its end, without what it slept by design.",
        )}
      </p>
      {!own && <Comes known={functions.map((one) => one.id)} />}
    </>
  )
}

function Row({ one, range }: { one: FunctionRow; range: Range }) {
  const { total, failed, open, completed } = one.counts
  const runs = (filter: string) => `/jobs?function=${one.id}&since=${range}${filter}`
  return (
    <tr className="hover:bg-hover">
      <th scope="row" className={cn(CELL, "w-full max-w-0 py-2.5 text-left font-normal")}>
        <Link href={`/jobs/functions/${one.id}`} className="font-medium break-words text-ink hover:underline">
          {one.id}
        </Link>
        {one.aliases.length > 0 && (
          <span className="ml-2 text-xs text-ink-3">
            {t("also {names}", { names: one.aliases.join(", ") })}
          </span>
        )}
        <p className="mt-0.5 text-xs text-ink-3 max-sm:line-clamp-2">{t(one.description)}</p>
        <p className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-3 max-sm:hidden">
          <Trigger trigger={one.trigger} />
          <span>{t("up to {n} tries", { n: one.maxAttempts })}</span>
        </p>
      </th>
      <td className={END}>
        <Opened value={total} href={runs("")}>
          {total.toLocaleString(locale())}
        </Opened>
        {open > 0 && (
          <p className="text-xs text-ink-3">{t("{n} under way", { n: open.toLocaleString(locale()) })}</p>
        )}
      </td>
      <td className={END}>
        <Opened value={failed} href={runs("&status=failed")}>
          <span className={failed > 0 ? "text-red" : undefined}>
            {failed.toLocaleString(locale())}{" "}
            <span className="text-xs">({share(failed, completed + failed)})</span>
          </span>
        </Opened>
      </td>
      <td className={cn(END, "max-xl:hidden")}>{one.retries || <span className="text-ink-3">0</span>}</td>
      <td className={cn(END, "max-lg:hidden")}>{took(one.p50Ms)}</td>
      <td className={cn(END, "max-lg:hidden")}>{took(one.p95Ms)}</td>
      <td className={cn(END, "max-md:hidden")}>
        <Queue one={one} />
      </td>
      <td className={cn(END, "max-md:hidden")}>{one.lastRunAt ? <Time value={one.lastRunAt} /> : "–"}</td>
    </tr>
  )
}

function Queue({ one: { queue, counts, id } }: { one: FunctionRow }) {
  const ready = queue.due + queue.blocked + queue.waiting
  if (ready + queue.sleeping === 0) return <span className="text-ink-3">0</span>
  return (
    <>
      <Opened value={counts.open} href={`/jobs?function=${id}&status=queued,running,sleeping`}>
        {ready.toLocaleString(locale())}
      </Opened>
      {queue.blocked > 0 && (
        <p className="inline-flex items-center gap-1 text-xs text-amber [&_svg]:size-3">
          <Hourglass aria-hidden="true" /> {t("{n} by limit", { n: queue.blocked })}
        </p>
      )}
      {queue.sleeping > 0 && <p className="text-xs text-ink-3">{t("{n} asleep", { n: queue.sleeping })}</p>}
      {queue.oldestDueAt && (
        <p className="text-xs text-ink-3">
          {t("since")} <Time value={queue.oldestDueAt} />
        </p>
      )}
    </>
  )
}
