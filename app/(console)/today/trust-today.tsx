import { Time } from "@/components/time"
import { Stat, Stats } from "@/components/ui/stat"
import { t } from "@/lib/say"
import type { Trust } from "@/lib/today/schema"

/** What an auditor looks at, in numbers that open. */
export function TrustToday({ trust }: { trust: Trust }) {
  return (
    <Stats label={t("Trust in numbers")} className="max-md:[&>*:last-child:nth-child(odd)]:col-span-2">
      <Stat
        label={t("Accesses to review")}
        href="/settings/access"
        tone={trust.reviews > 0 ? "amber" : "neutral"}
        value={trust.reviews}
      />
      <Stat
        label={t("Glass broken now")}
        href="/settings/access"
        tone={trust.glass > 0 ? "red" : "neutral"}
        value={trust.glass}
      />
      <Stat label={t("Refused in a day")} href="/settings/access" tone="neutral" value={trust.refused} />
      <Stat label={t("Exports in a week")} href="/audit" tone="blue" value={trust.exports} />
      <Stat
        label={t("Audit chain")}
        href="/audit"
        tone={trust.isSound === null ? "neutral" : trust.isSound ? "green" : "red"}
        value={trust.isSound === null ? "–" : trust.isSound ? t("Sound") : t("Broken")}
        note={
          trust.verifiedAt ? (
            <>
              {t("verified")} <Time value={trust.verifiedAt} />
            </>
          ) : (
            t("never verified by a person")
          )
        }
      />
    </Stats>
  )
}
