import type { Permission } from "@/lib/can"
import { type Icon, icon } from "./icon"

export type NavItem = {
  href: string
  label: string
  icon: Icon
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
        icon: icon("square-check-big"),
        may: "today.read",
        keys: "g t",
        count: "today",
        onPhone: true,
      },
      {
        href: "/tasks",
        label: "Tasks",
        icon: icon("check-check"),
        may: "tasks.read",
        keys: "g k",
        count: "tasks",
      },
    ],
  },
  {
    label: "Patients",
    items: [
      {
        href: "/leads",
        label: "Leads",
        icon: icon("flame"),
        may: "leads.read",
        keys: "g l",
        count: "leads",
        onPhone: true,
      },
      {
        href: "/conversations",
        label: "Conversations",
        icon: icon("message-circle"),
        may: "messages.read",
        keys: "g c",
        count: "conversations",
        onPhone: true,
      },
      {
        href: "/appointments",
        label: "Appointments",
        icon: icon("calendar-days"),
        may: "appointments.read",
        keys: "g d",
        count: "appointments",
        onPhone: true,
      },
      {
        href: "/waiting-list",
        label: "Waiting list",
        icon: icon("list-todo"),
        may: "appointments.read",
        keys: "g q",
      },
      {
        href: "/patients",
        label: "Patients",
        icon: icon("users"),
        may: "patients.read",
        keys: "g p",
      },
      {
        href: "/consents",
        label: "Consents",
        icon: icon("shield-check"),
        may: "consents.read",
        keys: "g n",
      },
      {
        href: "/reports",
        label: "Reports",
        icon: icon("gauge"),
        may: "reports.read",
        keys: "g r",
      },
    ],
  },
  {
    label: "Software",
    items: [
      {
        href: "/jobs",
        label: "Jobs",
        icon: icon("workflow"),
        may: "runs.read",
        keys: "g j",
        count: "jobs",
        onPhone: true,
      },
      {
        href: "/webhooks",
        label: "Webhooks",
        icon: icon("webhook"),
        may: "webhooks.read",
        keys: "g w",
        count: "webhooks",
        onPhone: true,
      },
      {
        href: "/deployments",
        label: "Deployments",
        icon: icon("rocket"),
        may: "deployments.read",
        keys: "g e",
        count: "deployments",
      },
      {
        href: "/operations",
        label: "Operations",
        icon: icon("activity"),
        may: "deployments.read",
        keys: "g o",
        count: "operations",
      },
    ],
  },
  {
    label: "Trust",
    items: [
      { href: "/audit", label: "Audit", icon: icon("scroll-text"), may: "audit.read", keys: "g a" },
      {
        href: "/settings",
        label: "Settings",
        icon: icon("settings"),
        may: "session.own",
        keys: "g s",
      },
    ],
  },
]

/** What the command menu offers to do, beside the places it goes to. */
export const ACTIONS: readonly Pick<NavItem, "href" | "label" | "may">[] = [
  { href: "/appointments/list?book=1", label: "Book an appointment…", may: "appointments.write" },
  { href: "/patients?new=1", label: "New patient…", may: "patients.write" },
  { href: "/patients/import", label: "Import patients", may: "patients.import" },
  {
    href: "/conversations?only=waiting&sort=waitingSince",
    label: "Answer who waits longest",
    may: "messages.send",
  },
]

/** The map as far as these places go; groups left empty drop out. */
export const groupsOf = (places: readonly string[]): NavGroup[] =>
  NAV.map((group) => ({ ...group, items: group.items.filter((item) => places.includes(item.href)) })).filter(
    (group) => group.items.length > 0,
  )

export const itemsOf = (places: readonly string[]): NavItem[] =>
  groupsOf(places).flatMap((group) => group.items)

/** Whether `path` lies under the item. Today is only itself. */
export const isAt = (item: NavItem, path: string): boolean =>
  item.href === "/" ? path === "/" : path === item.href || path.startsWith(`${item.href}/`)
