import Flame from "lucide-react/icons/flame"
import ScrollText from "lucide-react/icons/scroll-text"
import Settings from "lucide-react/icons/settings"
import SquareCheckBig from "lucide-react/icons/square-check-big"
import Webhook from "lucide-react/icons/webhook"
import Workflow from "lucide-react/icons/workflow"
import { can, type Permission, type Role } from "@/lib/can"

export type NavItem = {
  href: string
  label: string
  icon: typeof Flame
  /** Who sees it. The server refuses the page by the same permission. */
  may: Permission
  /** Pressed one after the other. */
  keys: string
  /** Its number in the answer of /api/counts. */
  count?: string
  /** Has a place in the phone's bottom bar. */
  onPhone?: boolean
}

export type NavGroup = { label: string | null; items: readonly NavItem[] }

/** The console's map. A page that is not here cannot be walked to. */
export const NAV: readonly NavGroup[] = [
  {
    label: null,
    items: [
      {
        href: "/",
        label: "Today",
        icon: SquareCheckBig,
        may: "today.read",
        keys: "g t",
        count: "today",
        onPhone: true,
      },
    ],
  },
  {
    label: "Patients",
    items: [
      {
        href: "/leads",
        label: "Leads",
        icon: Flame,
        may: "leads.read",
        keys: "g l",
        count: "leads",
        onPhone: true,
      },
    ],
  },
  {
    label: "Software",
    items: [
      {
        href: "/jobs",
        label: "Jobs",
        icon: Workflow,
        may: "runs.read",
        keys: "g j",
        count: "jobs",
        onPhone: true,
      },
      {
        href: "/webhooks",
        label: "Webhooks",
        icon: Webhook,
        may: "webhooks.read",
        keys: "g w",
        count: "webhooks",
        onPhone: true,
      },
    ],
  },
  {
    label: "Trust",
    items: [
      { href: "/audit", label: "Audit", icon: ScrollText, may: "audit.read", keys: "g a" },
      { href: "/settings/sessions", label: "Settings", icon: Settings, may: "session.own", keys: "g s" },
    ],
  },
]

/** The map as far as these roles may walk it; groups left empty drop out. */
export function navFor(roles: readonly Role[]): NavGroup[] {
  return NAV.map((group) => ({ ...group, items: group.items.filter((item) => can(roles, item.may)) })).filter(
    (group) => group.items.length > 0,
  )
}

/** Whether `path` lies under the item. Today is only itself. */
export const isAt = (item: NavItem, path: string): boolean =>
  item.href === "/" ? path === "/" : path === item.href || path.startsWith(`${item.href}/`)
