import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { t } from "@/lib/say"

const Calendar = icon("calendar")

/** A clinic's first day: without somebody to be booked with there are no columns. */
export function NobodyYet({ maySet }: { maySet: boolean }) {
  return (
    <EmptyState
      icon={<Calendar />}
      title={t("Nobody can be booked yet")}
      action={maySet && <ButtonLink href="/settings/practitioners">{t("Add a practitioner")}</ButtonLink>}
    >
      {t("Each practitioner has a column here, with their hours, appointments and free times.")}
    </EmptyState>
  )
}
