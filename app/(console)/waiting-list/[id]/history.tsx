import { EmptyState } from "@/components/empty-state"
import { Card } from "@/components/ui/card"
import { t } from "@/lib/say"
import type { OfferRow } from "@/lib/waiting-list/schema"
import { OfferItem } from "../offer-item"

export function History({ offers, isOpen }: { offers: readonly OfferRow[]; isOpen: boolean }) {
  return (
    <Card
      id="offers"
      title={t("Times they were offered")}
      count={offers.length > 0 ? offers.length : undefined}
      flush
    >
      {offers.length === 0 ? (
        <EmptyState compact title={t("They were offered nothing yet")}>
          {isOpen &&
            t(
              "When a time that suits them comes free they are asked by message. You can also offer one above.",
            )}
        </EmptyState>
      ) : (
        <ul>
          {offers.map((one) => (
            <OfferItem key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Card>
  )
}
