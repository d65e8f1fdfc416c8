"use client"

import { t } from "@/lib/say"
import { itemsOf } from "../nav-items"
import { Dialog, DialogContent } from "../ui/dialog"
import { Keys } from "../ui/kbd"
import { useCommandKeys } from "./command-key"

const GENERAL = [
  ["Search on this page", "/"],
  ["This list", "?"],
] as const

const LISTS = [
  ["Next row", "j"],
  ["Previous row", "k"],
  ["Open the row", "↵"],
  ["Main action", "e"],
  ["Assign", "a"],
  ["Put off the task", "s"],
  ["Select", "x"],
] as const

const CONVERSATIONS = [
  ["Reply", "r"],
  ["Internal note", "n"],
  ["Assign", "a"],
  ["Snooze", "s"],
  ["Close, or open again", "e"],
  ["Mark as not read", "u"],
  ["Send", "↵"],
  ["New line", "⇧ ↵"],
  ["Quick replies, while writing", "/"],
] as const

const APPOINTMENTS = [
  ["Book an appointment", "b"],
  ["Check in, begin or complete", "e"],
  ["Move, in the calendar", "m"],
  ["Today", "t"],
  ["Next day or week", "n"],
  ["Previous day or week", "p"],
] as const

type Props = { places: readonly string[]; open: boolean; onOpenChange: (open: boolean) => void }

export function Shortcuts({ places, open, onOpenChange }: Props) {
  const goTo = itemsOf(places).map((item) => [t(item.label), item.keys] as const)
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t("Keyboard shortcuts")} size="lg">
        <div className="grid gap-6 sm:grid-cols-3">
          <Group
            title={t("Everywhere")}
            rows={[[t("Search, commands"), useCommandKeys()], ...said(GENERAL)]}
          />
          <Group title={t("Go to")} rows={goTo} />
          <div className="grid content-start gap-6">
            <Group title={t("In lists")} rows={said(LISTS)} />
            {places.includes("/appointments") && (
              <Group title={t("In appointments")} rows={said(APPOINTMENTS)} />
            )}
            {places.includes("/conversations") && (
              <Group title={t("In conversations")} rows={said(CONVERSATIONS)} />
            )}
          </div>
        </div>
      </DialogContent>
    </Dialog>
  )
}

const said = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([name, keys]) => [t(name), keys] as const)

function Group({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-medium text-ink-3">{title}</h3>
      <dl className="grid gap-1">
        {rows.map(([name, keys]) => (
          <div key={name} className="flex min-h-6 items-center justify-between gap-3">
            <dt className="text-sm text-ink">{name}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
