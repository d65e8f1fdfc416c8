import { icon } from "@/components/icon"
import { Card } from "@/components/ui/card"
import { cn } from "@/components/ui/cn"
import { t } from "@/lib/say"
import type { RequestDetail } from "@/lib/subject-requests/schema"
import { ClockBar } from "../clock-bar"

const Check = icon("circle-check")
const Dashed = icon("circle-dashed")

/** Where the request stands: what is behind, what is now, what is to come. */
export function Steps({ request }: { request: RequestDetail["request"] }) {
  const isOver = request.finishedAt !== null
  const names =
    request.kind === "erasure"
      ? [t("Received"), t("Identity"), t("Look through and propose"), t("Second person"), t("Erased")]
      : [t("Received"), t("Identity"), t("Answer"), t("Done")]
  const at =
    request.status === "received" || request.status === "identity_needed"
      ? 1
      : request.status === "in_progress"
        ? 2
        : request.status === "awaiting_approval"
          ? 3
          : names.length
  const isCut = request.status === "refused" || request.status === "withdrawn"
  return (
    <Card>
      <ol className="flex flex-wrap items-center gap-x-5 gap-y-2" aria-label={t("Steps")}>
        {names.map((name, n) => {
          const state = isCut && n > 0 ? "cut" : n < at ? "behind" : n === at ? "now" : "ahead"
          const Icon = state === "behind" ? Check : Dashed
          return (
            <li
              key={name}
              aria-current={state === "now" ? "step" : undefined}
              className={cn(
                "flex items-center gap-1.5 text-sm",
                state === "behind" && "text-green",
                state === "now" && "rounded-full bg-accent-soft px-2 font-medium text-accent",
                (state === "ahead" || state === "cut") && "text-ink-3",
              )}
            >
              <Icon aria-hidden="true" className="size-4 shrink-0" />
              {name}
            </li>
          )
        })}
      </ol>
      <div className="mt-4">
        <ClockBar clock={request.clock} isOver={isOver} wide />
      </div>
    </Card>
  )
}
