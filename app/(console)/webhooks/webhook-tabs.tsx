import { LinkTabs } from "@/components/ui/link-tabs"
import { t } from "@/lib/say"
import type { View } from "./search-params"

const TABS: { view: View; label: string }[] = [
  { view: "ledger", label: "Ledger" },
  { view: "events", label: "Events" },
  { view: "requests", label: "Requests" },
  { view: "quarantine", label: "Quarantine" },
  { view: "setup", label: "Set-up" },
]

export function WebhookTabs({ current }: { current: View }) {
  const items = TABS.map(({ view, label }) => ({
    href: view === "ledger" ? "/webhooks" : `/webhooks?view=${view}`,
    label: t(label),
    current: view === current,
  }))
  return <LinkTabs items={items} label={t("Webhooks")} />
}
