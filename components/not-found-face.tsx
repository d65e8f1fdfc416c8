import { t } from "@/lib/say"
import { EmptyState } from "./empty-state"
import { icon } from "./icon"
import { ButtonLink } from "./ui/button"

const Compass = icon("compass")

/** The same words for what never was, what is gone, and what belongs to another clinic. */
export function NotFoundFace() {
  return (
    <div>
      <h1 className="sr-only">{t("Not found")}</h1>
      <EmptyState
        icon={<Compass />}
        title={t("There is nothing here")}
        action={<ButtonLink href="/">{t("Go to Today")}</ButtonLink>}
      >
        {t("The address is wrong, or what it led to is no longer there or not of this clinic.")}
      </EmptyState>
    </div>
  )
}
