"use client"

import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { ButtonLink } from "@/components/ui/button"
import { t } from "@/lib/say"

const Flame = icon("flame")

/** Why the list is empty, and what fills it. */
export const NoLeads = ({ isFiltered }: { isFiltered: boolean }) => (isFiltered ? <NoneMatch /> : <NoneYet />)

const NoneMatch = () => (
  <EmptyState
    icon={<Flame />}
    title={t("No lead matches")}
    action={<ButtonLink href="/leads">{t("Show all leads")}</ButtonLink>}
  >
    {t("Take a filter away, or search for less of the name.")}
  </EmptyState>
)

const NoneYet = () => (
  <EmptyState
    icon={<Flame />}
    title={t("No lead yet")}
    action={<ButtonLink href="/webhooks?view=setup">{t("Connect WhatsApp")}</ButtonLink>}
  >
    {t("Who writes to the clinic appears here within seconds, with a score and what speaks for it.")}
  </EmptyState>
)
