import { ROLE_NAMES } from "@/lib/can"
import { CLASSIFICATION_NAMES, SOURCE_NAMES, URGENCY_NAMES } from "@/lib/leads/words"
import type { Conditions, RuleRow } from "@/lib/routing/schema"
import { DUTY_WORDS, HOURS_WORDS, LANGUAGE_WORDS, SERVICE_WORDS } from "@/lib/routing/words"
import { t } from "@/lib/say"

const named = (chosen: readonly string[], names: Record<string, string>): string[] =>
  chosen.length === 0 ? [] : [chosen.map((one) => t(names[one] ?? one)).join(` ${t("or")} `)]

/** What a rule asks, in a line. */
export function asked(of: Conditions): string {
  const parts = [
    ...named(of.languages, LANGUAGE_WORDS),
    ...named(of.services, SERVICE_WORDS),
    ...named(of.sources, SOURCE_NAMES),
    ...(of.campaign ? [t("campaign with “{text}”", { text: of.campaign })] : []),
    ...named(of.classes, CLASSIFICATION_NAMES),
    ...named(of.urgencies, URGENCY_NAMES),
    ...(of.hours ? [t(HOURS_WORDS[of.hours])] : []),
  ]
  return parts.length === 0 ? t("Every enquiry") : parts.join(" · ")
}

export function targetName({ target, person }: Pick<RuleRow, "target" | "person">): string {
  if (target.kind === "member") return person?.name ?? t("A former colleague")
  return target.kind === "role"
    ? t("Anybody with the role {role}", { role: t(ROLE_NAMES[target.role]) })
    : t(DUTY_WORDS[target.duty])
}
