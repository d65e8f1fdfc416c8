import { Card } from "@/components/ui/card"
import { Loading, Skeleton } from "@/components/ui/skeleton"

/** Two cards of lines, where lists of what is asked, granted or refused will stand. */
export function CardsLoading() {
  return (
    <Loading className="grid gap-4">
      {["first", "second"].map((card) => (
        <Card key={card} title={<Skeleton className="h-4 w-24" />}>
          <div className="grid gap-4">
            {[0, 1].map((row) => (
              <div key={row} className="grid gap-2">
                <Skeleton className="h-4 w-48" />
                <Skeleton className="h-3 w-80 max-w-full" />
              </div>
            ))}
          </div>
        </Card>
      ))}
    </Loading>
  )
}
