import { LinkTabs } from "@/components/ui/link-tabs"
import { can, type Permission, type Role } from "@/lib/can"
import { t } from "@/lib/say"

export type AppointmentTab =
  | "calendar"
  | "list"
  | "arrivals"
  | "reminders"
  | "recalls"
  | "no-shows"
  | "surveys"

type Section = { id: AppointmentTab; href: string; label: string; may: Permission }

const SECTIONS: readonly Section[] = [
  { id: "calendar", href: "/appointments", label: "Calendar", may: "appointments.read" },
  { id: "arrivals", href: "/appointments/arrivals", label: "Arrivals", may: "appointments.read" },
  { id: "list", href: "/appointments/list", label: "List", may: "appointments.read" },
  { id: "reminders", href: "/appointments/reminders", label: "Reminders", may: "appointments.read" },
  { id: "recalls", href: "/appointments/recalls", label: "Recalls", may: "appointments.read" },
  { id: "no-shows", href: "/appointments/no-shows", label: "No-shows", may: "appointments.read" },
  { id: "surveys", href: "/appointments/surveys", label: "After visits", may: "appointments.read" },
]

/** The places under Appointments, as far as the roles may see them; `current` is the one that is shown. */
export function AppointmentTabs({ roles, current }: { roles: readonly Role[]; current: AppointmentTab }) {
  return (
    <LinkTabs
      label={t("Appointments")}
      items={SECTIONS.filter((one) => can(roles, one.may)).map(({ id, href, label }) => ({
        href,
        label: t(label),
        current: id === current,
      }))}
    />
  )
}
