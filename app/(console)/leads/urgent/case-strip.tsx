import { LiveRefresh } from "@/components/live"
import { Time } from "@/components/time"
import type { Ctx } from "@/lib/ctx"
import { memberIdOf } from "@/lib/ctx"
import { t } from "@/lib/say"
import { findCase } from "@/lib/urgent/find"
import type { TierView } from "@/lib/urgent/schema"
import { DUTY_NAMES, HOW_WORDS, WHY_NO_TEXT } from "@/lib/urgent/words"
import { StripActions, TierLine } from "./strip-parts"

/** On the lead's page: whether a case runs, who looks after it, and whom it was told to. Nothing where there is none. */
export async function CaseStrip({ ctx, leadId }: { ctx: Ctx; leadId: string }) {
  const found = await findCase(ctx, { leadId })
  if (!found) return <LiveRefresh topics={["urgent"]} />
  const { tiers, distressAt, distressWhyNot } = found
  return (
    <section
      aria-label={t("Urgent case")}
      className="mx-4 mt-3 grid gap-2 rounded-lg border border-red-line bg-red-soft p-3 md:mx-6"
    >
      <LiveRefresh topics={["urgent"]} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <TierLine row={found} />
        <StripActions row={found} isMine={found.acknowledgedBy?.id === memberIdOf(ctx)} />
      </div>
      {(tiers.length > 0 || distressAt || distressWhyNot) && (
        <details className="text-xs text-ink-2">
          <summary className="cursor-pointer font-medium">{t("Who was told, and when")}</summary>
          <ul className="mt-1 grid gap-0.5">
            {tiers.map((one) => (
              <li key={one.number}>
                <Time value={one.firedAt} as="clock" /> {toldOf(one)}
              </li>
            ))}
            <li>
              {distressAt ? (
                <>
                  <Time value={distressAt} as="clock" /> {t("The patient was told that nobody is there")}
                </>
              ) : (
                distressWhyNot && `${t("No text to the patient.")} ${t(WHY_NO_TEXT[distressWhyNot])}`
              )}
            </li>
          </ul>
        </details>
      )}
    </section>
  )
}

function toldOf({ duty, how, names, isLate, isAgain }: TierView): string {
  const marks = [isLate && t("late"), isAgain && t("again, not answered in time")].filter(Boolean)
  const who = names.length > 0 ? `${names.join(", ")} (${t(HOW_WORDS[how])})` : t(HOW_WORDS[how])
  return [t(DUTY_NAMES[duty]), who, ...marks].join(" · ")
}
