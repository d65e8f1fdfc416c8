import { Card } from "@/components/ui/card"
import type { FunctionDetail, FunctionSlot } from "@/lib/jobs/function-schema"
import { t, tn } from "@/lib/say"
import { addMs, clockTime, exactDay, toDate } from "@/lib/time"
import { took } from "../said"
import { type Bar, Bars } from "./bars"

/** Runs and how long they took over the range, drawn on the server; the same numbers stand in a table below. */
export function Charts({ one, zone }: { one: FunctionDetail; zone: string }) {
  const clockOf = (at: Date) =>
    one.range === "24h" ? clockTime(at, zone) : `${exactDay(at, zone)}, ${clockTime(at, zone)}`
  const said = (slot: FunctionSlot) => clockOf(toDate(slot.from))
  const runs = one.slots.map(
    (slot): Bar => ({
      key: slot.from,
      title: `${said(slot)}: ${[
        tn(slot.completed, "{n} completed", "{n} completed"),
        tn(slot.failed, "{n} failed", "{n} failed"),
        tn(slot.cancelled, "{n} cancelled", "{n} cancelled"),
      ].join(", ")}`,
      parts: [
        { value: slot.completed, fill: "var(--accent)" },
        { value: slot.cancelled, fill: "var(--line-strong)" },
        { value: slot.failed, fill: "var(--red)" },
      ],
    }),
  )
  const times = one.slots.map(
    (slot): Bar => ({
      key: slot.from,
      title: `${said(slot)}: P95 ${took(slot.p95Ms)}`,
      parts: [{ value: slot.p95Ms ?? 0, fill: "var(--violet)" }],
    }),
  )
  const ended = one.slots.filter((slot) => slot.completed + slot.failed + slot.cancelled > 0)
  const [first, last] = [one.slots[0], one.slots.at(-1)]
  const ends = {
    first: first ? said(first) : "",
    last: last ? clockOf(addMs(toDate(last.from), one.slotMs)) : "",
  }
  return (
    <Card title={t("How it went")} id="how-it-went">
      <div className="grid gap-5 sm:grid-cols-2">
        <Bars
          label={t("Runs that ended")}
          bars={runs}
          {...ends}
          keys={[
            { word: t("Completed"), look: "bg-accent" },
            { word: t("Cancelled"), look: "bg-line-strong" },
            { word: t("Failed"), look: "bg-red" },
          ]}
        />
        <Bars
          label={t("P95 of how long they took")}
          bars={times}
          {...ends}
          most={took(Math.max(0, ...one.slots.map((slot) => slot.p95Ms ?? 0)))}
        />
      </div>
      <details className="mt-3 text-xs text-ink-3">
        <summary className="w-fit cursor-pointer hover:text-ink">{t("Show the numbers")}</summary>
        {ended.length === 0 ? (
          <p className="mt-2">{t("Nothing ended in this time.")}</p>
        ) : (
          <table className="mt-2 w-full text-left tabular-nums">
            <thead>
              <tr>
                {["From", "Completed", "Failed", "Cancelled", "P95"].map((head) => (
                  <th key={head} scope="col" className="py-1 pr-3 font-medium">
                    {t(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="text-ink-2">
              {ended.map((slot) => (
                <tr key={slot.from}>
                  <th scope="row" className="py-1 pr-3 font-normal">
                    {said(slot)}
                  </th>
                  <td className="py-1 pr-3">{slot.completed}</td>
                  <td className="py-1 pr-3">{slot.failed}</td>
                  <td className="py-1 pr-3">{slot.cancelled}</td>
                  <td className="py-1 pr-3">{took(slot.p95Ms)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
    </Card>
  )
}
