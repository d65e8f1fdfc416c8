"use client"

import { EmptyState } from "@/components/empty-state"
import { ButtonLink } from "@/components/ui/button"
import { t } from "@/lib/say"
import { INBOX, type View } from "./addresses"

/** Why a list is empty, and what fills it. */
export function Nothing({ view, isSearch }: { view: View["id"]; isSearch: boolean }) {
  const all = <ButtonLink href={INBOX}>{t("Show all conversations")}</ButtonLink>
  if (isSearch)
    return (
      <EmptyState compact title={t("No conversation matches")} action={all}>
        {t("Take a filter away, or search for less.")}
      </EmptyState>
    )
  switch (view) {
    case "waiting":
      return (
        <EmptyState compact title={t("Nobody waits for an answer")} action={all}>
          {t("Who writes next appears here, with a clock.")}
        </EmptyState>
      )
    case "mine":
      return (
        <EmptyState compact title={t("Nothing is assigned to you")} action={all}>
          {t("Take one with a, or answer somebody: then it is yours.")}
        </EmptyState>
      )
    case "snoozed":
      return (
        <EmptyState compact title={t("Nothing is snoozed")} action={all}>
          {t("What is put off with s comes back by itself, at its time or when the person writes.")}
        </EmptyState>
      )
    case "closed":
      return (
        <EmptyState compact title={t("Nothing is closed yet")} action={all}>
          {t("What is done is closed with e, and opens again when the person writes.")}
        </EmptyState>
      )
    case "unassigned":
      return (
        <EmptyState compact title={t("Every open conversation has somebody")} action={all}>
          {t("Who writes for the first time appears here until a colleague takes it.")}
        </EmptyState>
      )
    default:
      return (
        <EmptyState
          compact
          title={t("Nobody has written yet")}
          action={<ButtonLink href="/webhooks?view=setup">{t("Connect WhatsApp")}</ButtonLink>}
        >
          {t("Who writes to the clinic appears here within seconds.")}
        </EmptyState>
      )
  }
}
