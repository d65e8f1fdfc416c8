import { can, type Permission, type Role } from "@/lib/can"

export type SettingsPlace = { href: `/settings/${string}`; label: string; may: Permission }
export type SettingsGroup = { label: string; places: readonly SettingsPlace[] }

/** The settings' own map, by what one comes for. The server refuses each page by the same permission. */
const GROUPS: readonly SettingsGroup[] = [
  {
    label: "People",
    places: [
      { href: "/settings/team", label: "Team", may: "team.read" },
      { href: "/settings/on-call", label: "On call", may: "rota.read" },
      { href: "/settings/access", label: "Access", may: "access.read" },
      { href: "/settings/approvals", label: "Approvals", may: "approvals.read" },
    ],
  },
  {
    label: "Calendar",
    places: [
      { href: "/settings/practitioners", label: "Practitioners", may: "hours.read" },
      { href: "/settings/services", label: "Services", may: "hours.read" },
      { href: "/settings/rooms", label: "Rooms", may: "hours.read" },
      { href: "/settings/opening", label: "Opening and absences", may: "hours.read" },
    ],
  },
  {
    label: "Leads and messages",
    places: [
      { href: "/settings/scoring", label: "Scoring", may: "scoring.rules.read" },
      { href: "/settings/routing", label: "Routing", may: "routing.read" },
      { href: "/settings/templates", label: "Templates", may: "templates.read" },
      { href: "/settings/quick-replies", label: "Quick replies", may: "messages.send" },
      { href: "/settings/sending", label: "Sending", may: "settings.write" },
      { href: "/settings/mail", label: "Mail", may: "mail.read" },
    ],
  },
  {
    label: "Data and partners",
    places: [
      { href: "/settings/integrations", label: "Integrations", may: "connections.read" },
      { href: "/settings/api-tokens", label: "API tokens", may: "deployments.read" },
      { href: "/settings/crm", label: "HubSpot", may: "settings.write" },
      { href: "/settings/policies", label: "Policies", may: "policies.read" },
      { href: "/settings/retention", label: "Retention", may: "retention.read" },
    ],
  },
  {
    label: "Yours",
    places: [
      { href: "/settings/notifications", label: "Your notifications", may: "session.own" },
      { href: "/settings/calendars", label: "Your calendars", may: "calendars.own" },
      { href: "/settings/language", label: "Your language", may: "session.own" },
      { href: "/settings/writing", label: "Your writing", may: "messages.send" },
      { href: "/settings/sessions", label: "Your sessions", may: "session.own" },
      { href: "/settings/security", label: "Your security", may: "session.own" },
    ],
  },
]

/** What these roles may open, group by group; a group of nothing is left out. */
export const settingsFor = (roles: readonly Role[]): SettingsGroup[] =>
  GROUPS.map((group) => ({ ...group, places: group.places.filter((place) => can(roles, place.may)) })).filter(
    (group) => group.places.length > 0,
  )
