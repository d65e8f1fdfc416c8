import { Time } from "@/components/time"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { t } from "@/lib/say"
import type { ScheduleRow } from "@/lib/schedules/schema"
import { CATCH_UP_WORDS, limitWords } from "@/lib/schedules/words"
import { Last, Paused, When } from "../schedule-parts"
import { Strip, StripCounts } from "../strip"

export function ScheduleFacts({ schedule }: { schedule: ScheduleRow }) {
  const rule = CATCH_UP_WORDS[schedule.catchUp]
  return (
    <div className="grid gap-4 p-4 md:grid-cols-2 md:p-6">
      <DefinitionList>
        <Definition term={t("When")}>
          <When schedule={schedule} />{" "}
          <code className="font-mono text-xs text-ink-3">{schedule.pattern}</code>
        </Definition>
        {schedule.built && (
          <>
            <Definition term={t("Next")}>
              <Time value={schedule.nextDueAt} as="exact" zone={schedule.timeZone} />,{" "}
              <Time value={schedule.nextDueAt} />
              {schedule.paused && <Paused paused={schedule.paused} />}
            </Definition>
            <Definition term={t("Last")}>
              <Last schedule={schedule} />
            </Definition>
          </>
        )}
        <Definition term={t("Late after")}>{limitWords(schedule.lateAfterMs)}</Definition>
        <Definition term={t("After an outage")}>
          {t(rule.label)}
          {schedule.isOwnRule && ` ${t("(chosen here)")}`}
          <span className="block text-xs text-ink-3">
            {t(rule.means)} {t("Too late after {span}.", { span: limitWords(schedule.tooLateMs) })}
          </span>
        </Definition>
      </DefinitionList>
      {schedule.built && (
        <div className="grid content-start gap-1.5 text-xs">
          <p className="text-ink-3">{t("The last 30 days")}</p>
          <Strip schedule={schedule} />
          <StripCounts schedule={schedule} />
        </div>
      )}
    </div>
  )
}
