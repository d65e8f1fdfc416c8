import Unlink from "lucide-react/icons/unlink"
import type { ReactNode } from "react"
import { EmptyState } from "@/components/empty-state"
import { ButtonLink } from "@/components/ui/button"
import { t } from "@/lib/say"

/** The same for a wrong link and for one that was used, taken back or has run out. */
export function DeadLink({ children }: { children: ReactNode }) {
  return (
    <main className="grid min-h-dvh place-content-center bg-surface">
      <h1 className="sr-only">{t("This link does not count any more")}</h1>
      <EmptyState
        icon={<Unlink />}
        title={t("This link does not count any more")}
        action={<ButtonLink href="/sign-in">{t("Go to sign-in")}</ButtonLink>}
      >
        {children}
      </EmptyState>
    </main>
  )
}
