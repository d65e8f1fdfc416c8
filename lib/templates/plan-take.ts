import type { Fact } from "@/lib/facts"
import { fact } from "@/lib/facts"
import { newId } from "@/lib/ids"
import type { SeenTemplate } from "@/lib/providers/whatsapp/templates"
import { readWording } from "@/lib/templates/gaps"
import { wordingHash } from "@/lib/templates/hash"
import { metaCategory, metaQuality, metaState, pauseHours } from "@/lib/templates/rules"
import { addMs, HOUR_MS } from "@/lib/time"

export type KnownLanguage = {
  id: string
  templateId: string
  name: string
  language: string
  externalId: string | null
  state: string
  because: string | null
  pausedUntil: Date | null
  quality: string | null
  versionId: string | null
  hash: string | null
  /** Of its newest wording; 0: there is none. */
  number: number
  stateAt: Date
}
export type KnownTemplate = { id: string; name: string; category: string }
export type LanguageRow = Omit<KnownLanguage, "name" | "hash" | "number"> & { isNew: boolean }
type VersionRow = {
  id: string
  languageId: string
  number: number
  hash: string
  components: readonly unknown[]
  body: string
  format: string
  gaps: ReturnType<typeof readWording>["gaps"]
}
export type TakePlan = {
  templates: { id: string; name: string; category: string; isNew: boolean }[]
  languages: LanguageRow[]
  versions: VersionRow[]
  facts: Fact[]
  /** What can no longer be sent since: an admin is asked to look. */
  broken: { name: string; language: string; state: string }[]
}

const BROKEN = ["rejected", "paused", "disabled"]

/** What a provider's list changes in what we keep. `asOf`: when it was asked for; newer words than that stand. */
export function planTake(
  seen: readonly SeenTemplate[],
  known: { templates: readonly KnownTemplate[]; languages: readonly KnownLanguage[] },
  { asOf, isWhole }: { asOf: Date; isWhole: boolean },
): TakePlan {
  const plan: TakePlan = { templates: [], languages: [], versions: [], facts: [], broken: [] }
  const templates = new Map(known.templates.map((one) => [one.name, one]))
  const kept = new Map(known.languages.map((one) => [`${one.name} ${one.language}`, one]))
  const handled = new Set<string>()
  for (const one of seen) {
    const key = `${one.name} ${one.language}`
    if (handled.has(key)) continue
    handled.add(key)
    const template = takeTemplate(plan, templates, one)
    takeLanguage(plan, template, kept.get(key), one, asOf)
  }
  if (isWhole)
    for (const one of known.languages) if (!handled.has(`${one.name} ${one.language}`)) leave(plan, one, asOf)
  return plan
}

function takeTemplate(
  plan: TakePlan,
  templates: Map<string, KnownTemplate>,
  one: SeenTemplate,
): KnownTemplate {
  const category = metaCategory(one.category)
  const there = templates.get(one.name)
  if (there && there.category === category) return there
  const template = { id: there?.id ?? newId(), name: one.name, category }
  templates.set(one.name, template)
  plan.templates.push({ ...template, isNew: !there })
  plan.facts.push(
    there
      ? fact("template.category_changed", template.id, {
          before: { category: there.category },
          after: { category, template: one.name },
        })
      : fact("template.added", template.id, { after: { category, template: one.name } }),
  )
  return template
}

function takeLanguage(
  plan: TakePlan,
  template: KnownTemplate,
  there: KnownLanguage | undefined,
  one: SeenTemplate,
  asOf: Date,
): void {
  const id = there?.id ?? newId()
  const hash = wordingHash(one.components)
  let versionId = there?.versionId ?? null
  const label = { template: one.name, language: one.language }
  if (there?.hash !== hash) {
    const { body, format, gaps } = readWording(one.components)
    versionId = newId()
    const number = (there?.number ?? 0) + 1
    plan.versions.push({
      id: versionId,
      languageId: id,
      number,
      hash,
      components: one.components,
      body,
      format,
      gaps,
    })
    if (there)
      plan.facts.push(fact("template.reworded", template.id, { after: { ...label, version: number } }))
  }
  const isNewer = !there || there.stateAt <= asOf
  const state = isNewer ? (metaState(one.status) ?? "in_review") : there.state
  const hours = pauseHours(one.because)
  const pausedUntil =
    state !== "paused"
      ? null
      : there?.state === "paused"
        ? there.pausedUntil
        : hours === null
          ? null
          : addMs(asOf, hours * HOUR_MS)
  const next: LanguageRow = {
    id,
    templateId: template.id,
    language: one.language,
    externalId: one.externalId ?? there?.externalId ?? null,
    state,
    because:
      state === "approved" ? null : isNewer ? (one.because ?? keptReason(there, state)) : there.because,
    pausedUntil,
    quality: isNewer ? (metaQuality(one.quality) ?? null) : there.quality,
    versionId,
    stateAt: there && there.state === state ? there.stateAt : asOf,
    isNew: !there,
  }
  plan.languages.push(next)
  if (there && there.state !== state)
    plan.facts.push(
      fact("template.state_changed", template.id, {
        before: { state: there.state },
        after: { ...label, state, ...(next.because && { because: next.because }) },
      }),
    )
  if (there && there.quality !== next.quality)
    plan.facts.push(
      fact("template.quality_changed", template.id, {
        before: { quality: there.quality },
        after: { ...label, quality: next.quality },
      }),
    )
  if (there && there.state !== state && BROKEN.includes(state))
    plan.broken.push({ name: one.name, language: one.language, state })
}

const keptReason = (there: KnownLanguage | undefined, state: string) =>
  there && there.state === state ? there.because : null

function leave(plan: TakePlan, one: KnownLanguage, asOf: Date): void {
  if (one.state === "gone" || one.stateAt > asOf) return
  const { name, hash: _, number: __, ...row } = one
  plan.languages.push({
    ...row,
    state: "gone",
    because: null,
    pausedUntil: null,
    stateAt: asOf,
    isNew: false,
  })
  plan.facts.push(
    fact("template.state_changed", one.templateId, {
      before: { state: one.state },
      after: { state: "gone", template: name, language: one.language },
    }),
  )
}
