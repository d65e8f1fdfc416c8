import { can, type Permission, type Role } from "@/lib/can"

export type SettingsPlace = { href: `/settings/${string}`; label: string; may: Permission }

/** The settings' own map, in the order of the tabs. The server refuses each page by the same permission. */
const PLACES: readonly SettingsPlace[] = [
  { href: "/settings/team", label: "Team", may: "team.read" },
  { href: "/settings/integrations", label: "Integrations", may: "connections.read" },
  { href: "/settings/on-call", label: "On call", may: "rota.read" },
  { href: "/settings/crm", label: "HubSpot", may: "settings.write" },
  { href: "/settings/sending", label: "Sending", may: "settings.write" },
  { href: "/settings/access", label: "Access", may: "access.read" },
  { href: "/settings/approvals", label: "Approvals", may: "approvals.read" },
  { href: "/settings/mail", label: "Mail", may: "mail.read" },
  { href: "/settings/retention", label: "Retention", may: "retention.read" },
  { href: "/settings/notifications", label: "Your notifications", may: "session.own" },
  { href: "/settings/language", label: "Your language", may: "session.own" },
  { href: "/settings/writing", label: "Your writing", may: "messages.send" },
  { href: "/settings/scoring", label: "Scoring", may: "scoring.rules.read" },
  { href: "/settings/templates", label: "Templates", may: "templates.read" },
  { href: "/settings/routing", label: "Routing", may: "routing.read" },
  { href: "/settings/policies", label: "Policies", may: "policies.read" },
  { href: "/settings/quick-replies", label: "Quick replies", may: "messages.send" },
  { href: "/settings/sessions", label: "Your sessions", may: "session.own" },
  { href: "/settings/security", label: "Your security", may: "session.own" },
]

export const settingsFor = (roles: readonly Role[]): SettingsPlace[] =>
  PLACES.filter((place) => can(roles, place.may))
