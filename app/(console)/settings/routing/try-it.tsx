import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Select } from "@/components/ui/select"
import { type Ctx, grantOf } from "@/lib/ctx"
import { AppError } from "@/lib/errors"
import { listLeads } from "@/lib/leads/list"
import type { LeadRow } from "@/lib/leads/schema"
import { CLASSIFICATION_NAMES, SOURCE_NAMES, URGENCY_NAMES } from "@/lib/leads/words"
import type { Tried } from "@/lib/routing/schema"
import { tryRouting } from "@/lib/routing/try-routing"
import { LANGUAGE_WORDS, MISFIT_WORDS, OUTCOME_WORDS, SERVICE_WORDS, WHY_WORDS } from "@/lib/routing/words"
import { t } from "@/lib/say"

type Asked = Record<string, string>
const MOST_NEWEST = 20

/** A question to the rules as they stand now; the answer is a page of its own address, and changes nothing. */
export async function TryIt({ ctx, asked }: { ctx: Ctx; asked: Asked }) {
  const newest = await newestLeads(ctx)
  const answer = Object.keys(asked).length === 0 ? null : await answerTo(ctx, asked)
  const choice = (name: string, label: string, of: Record<string, string>, any: string | null) => (
    <Field name={name} label={t(label)} required>
      {(w) => (
        <Select
          {...w}
          required={false}
          defaultValue={asked[name] ?? (name === "urgency" ? "none" : "")}
          {...(any !== null && { placeholder: t(any) })}
        >
          {Object.entries(of).map(([value, text]) => (
            <option key={value} value={value}>
              {t(text)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
  return (
    <Card title={t("Try it")} hint={t("nothing is changed")} id="try">
      <form action="/settings/routing#try" className="grid gap-3">
        <div className="grid grid-cols-2 gap-3 md:grid-cols-3">
          {choice("language", "Language", LANGUAGE_WORDS, "Not known")}
          {choice("service", "Service", SERVICE_WORDS, "Not known")}
          {choice("source", "Source", SOURCE_NAMES, null)}
          {choice("classification", "Class", CLASSIFICATION_NAMES, "Not scored")}
          {choice("urgency", "Urgency", URGENCY_NAMES, null)}
          <Field name="campaign" label={t("Campaign")} required>
            {(w) => <Input {...w} required={false} defaultValue={asked.campaign} maxLength={100} />}
          </Field>
        </div>
        {newest.length > 0 && (
          <Field
            name="leadId"
            label={t("Or a lead there is")}
            hint={t("One of the newest. It counts instead of the words above.")}
          >
            {(w) => (
              <Select
                {...w}
                defaultValue={asked.leadId}
                placeholder={t("None of these")}
                options={newest.map((one) => ({
                  value: one.id,
                  label: `${one.patient.name} · ${t(SOURCE_NAMES[one.source])}`,
                }))}
              />
            )}
          </Field>
        )}
        <div className="flex justify-end">
          <Button type="submit">{t("Who would get it?")}</Button>
        </div>
      </form>
      {answer === "unknown" && (
        <Callout
          tone="amber"
          role="status"
          title={t("There is no such lead, or it is beyond what you may see.")}
        />
      )}
      {answer && answer !== "unknown" && <Answer tried={answer} />}
    </Card>
  )
}

/** To choose from, for whom the rules may be asked about a lead. */
async function newestLeads(ctx: Ctx): Promise<LeadRow[]> {
  const scope = grantOf(ctx, "leads.score.read")?.scope
  const leads = grantOf(ctx, "leads.read")?.scope
  if (!scope || scope === "counts" || !leads || leads === "masked") return []
  return (await listLeads(ctx, {})).rows.slice(0, MOST_NEWEST)
}

async function answerTo(ctx: Ctx, asked: Asked): Promise<Tried | "unknown"> {
  try {
    return await tryRouting(ctx, asked as Parameters<typeof tryRouting>[1])
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return "unknown"
    throw error
  }
}

function Answer({ tried }: { tried: Tried }) {
  return (
    <div role="status" className="mt-4 grid gap-3 border-t border-line pt-4">
      <p className="text-base font-medium text-ink">
        {t(OUTCOME_WORDS[tried.outcome])}
        {tried.member && `: ${tried.member.name}`}
        <span className="ml-2 text-sm font-normal text-ink-3">{t(WHY_WORDS[tried.why])}</span>
      </p>
      {tried.people.length > 1 && (
        <p className="text-xs text-ink-3">
          {t("Open leads")}: {tried.people.map((one) => `${one.name} ${one.load}`).join(", ")}
        </p>
      )}
      <ol className="grid gap-1 text-sm">
        {tried.rules.map((rule, n) => (
          <li key={rule.id} className="flex gap-3">
            <span className="w-5 text-right text-ink-3 tabular-nums">{n + 1}</span>
            <span className={rule.misfit ? "text-ink-3" : "font-medium text-ink"}>
              {rule.name} · {rule.misfit ? t(MISFIT_WORDS[rule.misfit]) : t("Decides")}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
