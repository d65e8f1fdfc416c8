import { LinkTabs } from "@/components/ui/link-tabs"
import { can, type Permission, type Role } from "@/lib/can"
import { t } from "@/lib/say"

const TABS: readonly { href: string; label: string; may: Permission }[] = [
  { href: "/consents", label: "Ledger", may: "consents.read" },
  { href: "/consents/expiring", label: "Expiring", may: "consents.ledger.read" },
  { href: "/consents/asked", label: "Questions", may: "consents.ledger.read" },
  { href: "/consents/replies", label: "Replies to read", may: "consents.record" },
  { href: "/consents/receipts", label: "Receipts", may: "consents.ledger.read" },
  { href: "/consents/requests", label: "Rights requests", may: "requests.read" },
  { href: "/consents/audit", label: "Daily audit", may: "consents.read" },
]

/** For the header of each page of consents. */
export function ConsentsTabs({ roles, current }: { roles: readonly Role[]; current: string }) {
  const items = TABS.filter(({ may }) => can(roles, may)).map(({ href, label }) => ({
    href,
    label: t(label),
    current: href === current,
  }))
  return <LinkTabs label={t("Consents")} items={items} />
}
