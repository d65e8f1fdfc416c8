import Link from "next/link"
import { EmptyState } from "@/components/empty-state"
import { PatientText } from "@/components/patient-text"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"
import type { OfferRow } from "@/lib/waiting-list/schema"
import { OfferItem } from "../../offer-item"

export function Asked({ offers }: { offers: readonly OfferRow[] }) {
  return (
    <Card id="asked" title={t("Who was asked, in order")} count={offers.length || undefined} flush>
      {offers.length === 0 ? (
        <EmptyState compact title={t("Nobody was asked yet")}>
          {t("Whoever is next is asked while the clinic is open.")}
        </EmptyState>
      ) : (
        <ol>
          {offers.map((one, n) => (
            <OfferItem
              key={one.id}
              one={one}
              head={
                <Link href={`/waiting-list/${one.entryId}`} className="text-sm font-medium hover:underline">
                  {n + 1}. <PatientText>{one.patient.name}</PatientText>
                </Link>
              }
            />
          ))}
        </ol>
      )}
    </Card>
  )
}
