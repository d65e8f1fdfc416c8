import type { ReactNode } from "react"
import { requireCtx } from "@/lib/auth"
import { settingsFor } from "./places"
import { SettingsNav } from "./settings-nav"

/** The settings' map beside each of them. Who may see a page is decided by the page. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireCtx("session.own")
  const groups = settingsFor(ctx.roles).map(({ label, places }) => ({
    label,
    places: places.map((place) => ({ href: place.href, label: place.label })),
  }))
  return (
    <div className="grid-cols-[12.5rem_minmax(0,1fr)] xl:grid">
      <SettingsNav groups={groups} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
