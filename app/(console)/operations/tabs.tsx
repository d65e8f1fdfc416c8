import { LinkTabs } from "@/components/ui/link-tabs"
import { can, type Permission, type Role } from "@/lib/can"
import { t } from "@/lib/say"

const PLACES = [
  { href: "/operations", label: "Services", may: "deployments.read" },
  { href: "/operations/alerts", label: "Alerts", may: "alerts.read" },
  { href: "/operations/incidents", label: "Incidents", may: "deployments.read" },
  { href: "/operations/maintenance", label: "Maintenance", may: "deployments.read" },
  { href: "/operations/backups", label: "Backups", may: "deployments.read" },
] as const satisfies readonly { href: string; label: string; may: Permission }[]

export type OperationsPlace = (typeof PLACES)[number]["href"]

/** For the header of each page of Operations: `tabs={<OperationsTabs roles={ctx.roles} current="/operations/alerts" />}`. */
export function OperationsTabs({ roles, current }: { roles: readonly Role[]; current: OperationsPlace }) {
  const items = PLACES.filter(({ may }) => can(roles, may)).map(({ href, label }) => ({
    href,
    label: t(label),
    current: href === current,
  }))
  return <LinkTabs label={t("Operations")} items={items} />
}
