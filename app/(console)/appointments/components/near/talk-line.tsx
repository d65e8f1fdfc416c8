import { Time } from "@/components/time"
import type { TalkView } from "@/lib/booking-agent/schema"
import { TALK_ENDS, TALK_STATUSES } from "@/lib/booking-agent/words"
import { t, tn } from "@/lib/say"
import { StopTimes } from "./offer-times"

/** What became of the times that were offered by message. */
export const TalkLine = ({ talk }: { talk: TalkView }) => (
  <div className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line pt-3 text-sm">
    <span className="min-w-0 grow basis-40">
      <span className="font-medium text-ink">
        {talk.times.length > 0
          ? tn(talk.times.length, "{n} time offered by message", "{n} times offered by message")
          : t("Times by message")}
      </span>
      <span className="block text-xs text-ink-3">
        {talk.status === "ended" ? t(TALK_ENDS[talk.because ?? "stopped"]) : t(TALK_STATUSES[talk.status])}
        {talk.status === "asked" && talk.expiresAt && (
          <>
            {" · "}
            {t("until")} <Time value={talk.expiresAt} as="clock" />
          </>
        )}
        {" · "}
        <Time value={talk.createdAt} />
      </span>
    </span>
    {talk.may.stop && <StopTimes id={talk.id} />}
  </div>
)
