"use client"

import Link from "next/link"
import { ActionDialog } from "@/components/action-dialog"
import { PatientText } from "@/components/patient-text"
import { Time } from "@/components/time"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { CrmOverview } from "@/lib/crm/overview"
import { BECAUSE } from "@/lib/crm/words"
import { t } from "@/lib/say"
import { writeAgain } from "./actions"

/** Whose contact is gone there: nothing is written again by itself. */
export function EndedCard({ ended }: { ended: CrmOverview["ended"] }) {
  return (
    <Card id="ended" title={t("Deleted or erased at HubSpot")} flush={ended.length > 0}>
      {ended.length === 0 ? (
        <p className="text-sm text-ink-3">
          {t("Nobody. Who is deleted there stands here and is not written again until you say so.")}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {ended.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
              <Link href={`/patients/${one.patientId}`} className="font-medium hover:underline">
                <PatientText>{one.name}</PatientText>
              </Link>
              <span className="text-ink-3">
                {t(BECAUSE[one.because ?? ""] ?? "Gone at HubSpot")}
                {one.at && (
                  <>
                    , <Time value={one.at} />
                  </>
                )}
              </span>
              {one.status === "deleted" && (
                <span className="ml-auto">
                  <ActionDialog
                    trigger={
                      <Button size="sm" aria-label={t("Write {name} again", { name: one.name })}>
                        {t("Write again")}
                      </Button>
                    }
                    title={t("Write this contact again")}
                    description={t(
                      "It was deleted at HubSpot. A new contact is made there, now and with each enquiry.",
                    )}
                    action={writeAgain}
                    hidden={{ id: one.id }}
                    reason={{ required: true }}
                    confirm={t("Write again")}
                    done={t("It is written again")}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
